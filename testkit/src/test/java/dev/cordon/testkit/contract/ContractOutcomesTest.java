package dev.cordon.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.testkit.Application;
import dev.cordon.testkit.Bank;
import dev.cordon.testkit.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The suite fails where it should, passes where it should, and never because nothing happened. */
class ContractOutcomesTest {
  @Test
  void the_guarded_bank_keeps_the_contract() {
    var suite = Suite.run(GuardedBankContract.class);
    assertThat(suite.failures()).isEmpty();
    assertThat(suite.tests()).isGreaterThan(1_300);
  }

  @Test
  void the_bare_bank_breaks_it() {
    var suite = Suite.run(BareBankContract.class);
    assertThat(suite.open()).hasSizeGreaterThan(120);
    assertThat(suite.failures().values())
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining(" succeeds in "));
  }

  /** An attack that succeeds nowhere would prove nothing where it fails. */
  @Test
  void every_attack_succeeds_on_some_application() {
    var open = Suite.run(BareBankContract.class).open();
    open.addAll(Suite.run(OddBankContract.class).open());
    open.addAll(Suite.run(LoopbackServiceContract.class).open());
    assertThat(open).isEqualTo(new TreeSet<>(allIds()));
  }

  @Test
  void every_attack_has_an_id_of_its_own() {
    assertThat(allIds()).doesNotHaveDuplicates().hasSizeGreaterThan(140);
  }

  private static List<String> allIds() {
    return Stream.of(
            FormAttacks.list(),
            FetchAttacks.list(),
            TokenAttacks.list(),
            ReadAttacks.list(),
            CacheAttacks.list(),
            SessionAttacks.list(),
            SessionAttacks.logouts(),
            SocketAttacks.sockets(),
            SocketAttacks.streams(),
            HostAttacks.list())
        .flatMap(List::stream)
        .map(Attack::id)
        .toList();
  }

  /** One route, one browser; what is different is said by each. */
  abstract static class Small extends CrossOriginContractTest {
    final Bank bank = new Bank();

    @Override
    protected Application application() {
      return bank.application();
    }

    @Override
    protected List<Write> writes() {
      return List.of(Write.post("/api/transfer").field("to", "mallory").changing(bank::transfers));
    }

    @Override
    protected List<Profile> browsers() {
      return List.of(Profiles.CHROMIUM);
    }

    @Override
    protected Path report() {
      return Path.of("target", "cordon", getClass().getSimpleName() + ".txt");
    }
  }

  static class DeadServer extends Small {
    @Override
    protected Application application() {
      return Application.running("https://bank.example", "http://127.0.0.1:1")
          .login(Login.form("/login").field("user", "alice"));
    }
  }

  @Test
  void a_server_that_is_down_passes_nothing() {
    var suite = Suite.run(DeadServer.class);
    assertThat(suite.tests() - suite.failures().size()).isEqualTo(2); // the list, the table
  }

  static class LoginIsBroken extends Small {
    @Override
    protected Application application() {
      return Application.of("https://bank.example", bank::answer)
          .login(Login.form("/login").field("user", "alice").field("password", "wrong"));
    }
  }

  @Test
  void a_login_that_fails_passes_nothing_that_needs_it() {
    var suite = Suite.run(LoginIsBroken.class);
    assertThat(suite.failures().keySet())
        .anyMatch(name -> name.startsWith("W01-form-urlencoded"))
        .anyMatch(name -> name.startsWith("what must work"));
  }

  static class WitnessSeesNothing extends Small {
    @Override
    protected List<Write> writes() {
      return List.of(Write.post("/api/transfer").field("to", "mallory").changing(() -> 0));
    }
  }

  @Test
  void a_witness_that_sees_nothing_passes_nothing() {
    var suite = Suite.run(WitnessSeesNothing.class);
    assertThat(suite.open()).doesNotContain("W01-form-urlencoded");
    assertThat(suite.failures())
        .hasEntrySatisfying(
            "W01-form-urlencoded: a form of evil.example that submits itself (POST"
                + " /api/transfer) / in Chromium 156",
            failure -> assertThat(failure).hasMessageContaining("the own page cannot do it"));
  }

  static class MarkerIsPublic extends Small {
    @Override
    protected List<Read> reads() {
      return List.of(Read.get("/").showing("Bank"));
    }
  }

  @Test
  void a_marker_that_everybody_sees_is_none() {
    assertThat(Suite.run(MarkerIsPublic.class).failures())
        .hasEntrySatisfying(
            "what must work / the own page reads GET /, in Chromium 156",
            failure -> assertThat(failure).hasMessageContaining("users too who are not logged in"));
  }

  static class ListIsWrong extends Small {
    @Override
    protected Map<String, String> expectedOpen() {
      return Map.of(
          "W01-form-urlencoded", "known", "S01-socket", "has none", "W23-empty-token", "known");
    }
  }

  @Test
  void what_is_expected_to_be_open_does_not_fail_and_what_is_not_played_must_go() {
    var suite = Suite.run(ListIsWrong.class);
    assertThat(suite.open()).doesNotContain("W01-form-urlencoded").contains("W02-form-text-plain");
    assertThat(suite.failures())
        .hasEntrySatisfying(
            "attacks() / the list of expected openings is true",
            failure -> assertThat(failure).hasMessageContaining("S01-socket is no attack"));
  }

  static class ListIsOld extends GuardedBankContract {
    @Override
    protected Map<String, String> expectedOpen() {
      return Map.of("W01-form-urlencoded", "long mended", "H04-forwarded-host", "known");
    }

    @Override
    protected List<Profile> browsers() {
      return List.of(Profiles.FIREFOX);
    }

    @Override
    protected Path report() {
      return Path.of("target", "cordon", "old-list.txt");
    }
  }

  @Test
  void what_has_closed_must_go_from_the_list() {
    assertThat(Suite.run(ListIsOld.class).failures())
        .hasEntrySatisfying(
            "attacks() / the list of expected openings is true",
            failure -> assertThat(failure).hasMessageContaining("succeeds no more"))
        .hasSize(1);
  }

  static class Nothing extends Small {
    @Override
    protected List<Write> writes() {
      return List.of();
    }
  }

  @Test
  void a_contract_without_routes_fails() {
    assertThat(Suite.run(Nothing.class).failures().values())
        .anySatisfy(failure -> assertThat(failure).hasMessageContaining("[nothing-to-attack]"));
  }

  @Test
  void routes_without_evidence_are_refused() {
    assertThatThrownBy(() -> Write.post("/x").witness()).hasMessageContaining("[no-witness]");
    assertThatThrownBy(() -> Read.get("/x").marker()).hasMessageContaining("[no-marker]");
    assertThatThrownBy(() -> Write.post("/x").json("[1]")).hasMessageContaining("[no-json-object]");
  }

  static class Golden extends Small {
    @Override
    protected List<Read> reads() {
      return List.of(Read.get("/api/balance").showing(Bank.ACCOUNT));
    }

    @Override
    protected List<Profile> browsers() {
      return List.of(Profiles.CHROMIUM, Profiles.FIREFOX);
    }
  }

  @Test
  void the_table_reads_as_it_is_recorded() throws IOException {
    Suite.run(Golden.class);
    var written = Files.readString(Path.of("target", "cordon", "Golden.txt"));
    var recorded = Path.of("src/test/resources/dev/cordon/testkit/contract/table.txt");
    assertThat(written).isEqualTo(Files.readString(recorded));
  }
}
