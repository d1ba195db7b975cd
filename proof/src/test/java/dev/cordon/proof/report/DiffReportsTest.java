package dev.cordon.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.proof.Deed;
import dev.cordon.proof.Power;
import dev.cordon.proof.Proof;
import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.ProofDiff.Change;
import dev.cordon.proof.ProofDiff.SettingChange;
import dev.cordon.proof.Route;
import dev.cordon.proof.SampleMove;
import dev.cordon.proof.Samples;
import dev.cordon.proof.Stranger;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiffReportsTest {
  private static final Change READ =
      change(
          List.of(Samples.PARTNER, Samples.SIBLING),
          List.of(Samples.API),
          new Power(Deed.READ, "GET", true),
          new Power(Deed.READ, "HEAD", true));
  private static final Change WRITE =
      change(List.of(Samples.EVIL), List.of(Samples.EXPORT), new Power(Deed.WRITE, "POST", true));
  private static final SettingChange LIFETIME =
      new SettingChange("sessions[0].lifetime", "12h", "24h");

  private static final ProofDiff OPENED = diff(List.of(READ), List.of(), Samples.broken());
  private static final ProofDiff BOTH = diff(List.of(READ), List.of(WRITE), Samples.holding());
  private static final ProofDiff CLOSED = diff(List.of(), List.of(WRITE), Samples.holding());

  @Nested
  class A_headline {
    @Test
    void counts_those_who_can_do_more_and_those_who_can_do_less() {
      assertThat(new DiffWords(OPENED).headline())
          .isEqualTo("This change lets 2 other sites do more");
      assertThat(new DiffWords(BOTH).headline())
          .isEqualTo("This change lets 2 other sites do more, and https://evil.example less");
      assertThat(new DiffWords(CLOSED).headline())
          .isEqualTo("This change lets nobody else do more, and https://evil.example less");
      assertThat(new DiffWords(diff(List.of(), List.of(), Samples.holding())).headline())
          .isEqualTo("This change lets nobody else do more, and nobody less");
    }

    @Test
    void says_so_when_it_is_everybody() {
      var all =
          change(
              Samples.holding().strangers(),
              List.of(Samples.API),
              new Power(Deed.READ, "GET", false));
      assertThat(new DiffWords(diff(List.of(all), List.of(), Samples.holding())).headline())
          .isEqualTo("This change lets every other site do more");
    }
  }

  @Nested
  class As_text {
    @Test
    void a_change_reads_as_the_file() {
      Golden.check("diff.txt", DiffText.of(BOTH, Colours.NONE));
      Golden.check("diff-broken.txt", DiffText.of(OPENED, Colours.NONE));
    }

    @Test
    void colours_add_nothing_but_colours() {
      assertThat(DiffText.of(BOTH, Colours.ANSI).replaceAll("\u001b\\[\\d+m", ""))
          .isEqualTo(DiffText.of(BOTH, Colours.NONE));
    }
  }

  @Nested
  class As_Markdown {
    @Test
    void a_change_reads_as_the_file() {
      Golden.check("diff.md", DiffMarkdown.of(BOTH));
    }

    @Test
    void nothing_is_told_of_what_did_not_change() {
      var text = DiffMarkdown.of(new ProofDiff(List.of(), List.of(), List.of(), a(), a()));
      assertThat(text).isEqualTo("### This change lets nobody else do more, and nobody less\n");
    }

    @Test
    void names_are_no_markup() {
      var bad = "`|</details>@somebody **x**";
      var stranger = new Stranger(bad, Stranger.Kind.OPAQUE, null, "");
      var route = new Route("/``" + bad, List.of());
      var text =
          DiffMarkdown.of(
              diff(
                  List.of(
                      change(List.of(stranger), List.of(route), new Power(Deed.READ, "**", true))),
                  List.of(),
                  a()));
      assertThat(text)
          .contains("| `` `\\|</details>@somebody **x** `` | read the answer to \\*\\*")
          .contains("\n````text\n", "\n````\n\n</details>\n");
      assertThat(text.lines().findFirst().orElse(""))
          .contains("\\`\\|\\</details\\>\\@somebody \\*\\*x\\*\\*");
    }
  }

  @Nested
  class As_JSON {
    @Test
    void all_of_it_is_there() throws IOException {
      var json = new ObjectMapper().readTree(DiffJson.of(OPENED));
      assertThat(json.get("isGain").asBoolean()).isTrue();
      assertThat(json.get("holdsBefore").asBoolean()).isTrue();
      assertThat(json.get("holdsAfter").asBoolean()).isFalse();
      assertThat(json.get("lost")).isEmpty();
      var change = json.get("gained").get(0);
      assertThat(change.get("strangers")).hasSize(2);
      assertThat(change.get("routes").get(0).asText()).isEqualTo("/api/x");
      assertThat(change.get("powers")).hasSize(2);
      assertThat(change.get("witness").get("html").asText()).contains("<form");
      assertThat(json.get("settings").get(0).get("after").asText()).isEqualTo("24h");
      assertThat(json.get("promises").get(0).asText())
          .isEqualTo("kept before, broken now: no other site writes to /**");
    }
  }

  private static Proof a() {
    return Samples.holding();
  }

  private static ProofDiff diff(List<Change> gained, List<Change> lost, Proof after) {
    return new ProofDiff(gained, lost, List.of(LIFETIME), Samples.holding(), after);
  }

  private static Change change(List<Stranger> strangers, List<Route> routes, Power... powers) {
    return new Change(
        strangers,
        routes,
        List.of(powers),
        List.of(Samples.CHROMIUM, Samples.FIREFOX),
        "cors[0]",
        Samples.granted(strangers.get(0), routes.get(0), SampleMove.FETCH, "cors[0]"));
  }
}
