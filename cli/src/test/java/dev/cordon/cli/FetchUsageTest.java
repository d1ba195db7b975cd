package dev.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.fetch.Action;
import java.io.PrintWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Bad usage of cordon fetch")
class FetchUsageTest {
  private static final String GOOD = "http://a.example/ --from http://b.example ";

  private static CommandRun fetch(String arguments) {
    return CommandRun.of(("fetch " + arguments).strip().split(" +"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
            nourl                                                            | is not an absolute URL
            ftp://a.example/                                                 | neither http nor https
            ws://a.example/ --from http://b.example                          | --websocket alone
            http://a.example/ --from b.example                               | --from
            http://a.example/ --from data:,x                                 | no page of http
            http://a.example/ --from http://b.example --as netscape          | chromium, firefox
            http://a.example/ --from http://b.example -H Broken              | no header line
            http://a.example/ --from http://b.example -H Cookie:a=1          | --cookie
            http://a.example/ --from http://b.example -H Origin:null         | --from
            http://a.example/ --from http://b.example -H X:1 --mode no-cors  | in silence
            http://a.example/ --from http://b.example --mode navigate        | --mode
            http://a.example/ --from http://b.example --mode sideways        | --mode
            http://a.example/ --from http://b.example -X P(T                 | no method
            http://a.example/ --from http://b.example --form -X PUT          | GET or POST
            http://a.example/ --from http://b.example --form -F to           | no field
            http://a.example/ --from http://b.example --form -H X:1          | does not go with --form
            http://a.example/ --from http://b.example --img --script         | mutually exclusive
            http://a.example/ --from http://b.example --img --crossorigin x  | anonymous
            http://a.example/ --from http://b.example -F a=b                 | does not go with --fetch
            http://a.example/ -X PUT                                         | the user who types
            http://a.example/ --img                                          | Name the page
            http://a.example/ --top http://b.example                         | none without --from
            http://a.example/ --from http://b.example --resolve a:b          | --resolve
            http://a.example/ --from http://b.example --resolve a:80:b.c     | no IP address
            http://a.example/ --from http://b.example --resolve a:0:1.2.3.4  | no port
            http://a.example/ --from http://b.example --max-time 0           | --max-time
            http://a.example/ --from http://b.example --cacert /nowhere      | cannot be read
            http://a.example/ --from http://b.example -d @/nowhere           | cannot be read
            http://a.example/ --from http://b.example --user me              | name:password
            http://a.example/ --from http://b.example --cookie a=1;Secure    | does not take it
          """)
  void is_one_fault_said_at_once_and_is_exit_code_2(String arguments, String words) {
    var run = fetch(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("cordon: 1 fault, and nothing was sent.").contains(words);
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void is_told_whole_where_url_browser_and_header_are_bad() {
    var run = fetch("nourl --from http://b.example --as netscape -H Broken");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("cordon: 3 faults, and nothing was sent."),
            url -> assertThat(url).startsWith("  URL: \"nourl\" is not an absolute URL"),
            browser ->
                assertThat(browser)
                    .isEqualTo(
                        "  --as: \"netscape\" is no browser of the model. Browsers differ, and no"
                            + " other one's steps are known. Write one of chromium, firefox,"
                            + " legacy, standard, webkit."),
            header ->
                assertThat(header)
                    .startsWith("  -H \"Broken\": it is no header line.")
                    .endsWith("Write such as -H 'X-Token: 1'."));
  }

  @Test
  void is_told_whole_where_every_option_is_bad() {
    var run =
        fetch(
            "ftp://a.example/ --from data:,x --top nowhere --referrer-policy loud --form -X P(T"
                + " -F to -F from --enctype x --mode sideways --crossorigin y --reads-header X"
                + " --as netscape --third-party-cookies eaten --user me --resolve a:b"
                + " --resolve a:0:1.2.3.4 --cacert /nowhere --max-time 0 --nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().skip(1).map(String::strip))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("--referrer-policy", "'loud'"),
            line -> assertThat(line).contains("--mode", "'sideways'"),
            line -> assertThat(line).contains("--third-party-cookies", "'eaten'"),
            line -> assertThat(line).contains("--nonsense"),
            line -> assertThat(line).startsWith("URL: ftp://a.example/ is neither http nor https"),
            line -> assertThat(line).startsWith("--from: data:,x is no page"),
            line -> assertThat(line).startsWith("--top: \"nowhere\""),
            line -> assertThat(line).startsWith("-F \"to\": "),
            line -> assertThat(line).startsWith("-F \"from\": "),
            line -> assertThat(line).startsWith("--enctype: \"x\""),
            line -> assertThat(line).startsWith("--crossorigin: \"y\""),
            line -> assertThat(line).startsWith("--crossorigin: it does not go with --form"),
            line -> assertThat(line).startsWith("--reads-header: it does not go with --form"),
            line -> assertThat(line).startsWith("--as: \"netscape\""),
            line -> assertThat(line).startsWith("--user: it has no colon"),
            line -> assertThat(line).startsWith("--resolve \"a:b\": "),
            line -> assertThat(line).startsWith("--resolve \"a:0:1.2.3.4\": 0 is no port"),
            line -> assertThat(line).startsWith("--cacert \"/nowhere\": it cannot be read"),
            line -> assertThat(line).startsWith("--max-time: 0 is not within 1 to 3600"),
            line -> assertThat(line).startsWith("-X: \"P(T\" is no method"));
  }

  @Test
  void is_told_for_each_of_several_of_a_kind() {
    var run =
        fetch(
            GOOD
                + "-H Host:x -H Origin:null -H Ok:1 --cookie a=1;Secure --cookie"
                + " b=1;Domain=c.example");

    assertThat(run.err().lines().skip(1).map(String::strip))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("-H \"Host\": no script can set it."),
            line -> assertThat(line).startsWith("-H \"Origin\": no script can set it."),
            line -> assertThat(line).startsWith("--cookie \"a=…\": the browser does not take it"),
            line -> assertThat(line).startsWith("--cookie \"b=…\": the browser does not take it"));
  }

  /** A page that is missing or wrong is one fault, and not one for each option that needs it. */
  @ParameterizedTest
  @CsvSource({"http://a.example/ --img, 1", "http://a.example/ --from nowhere --img, 1"})
  void has_no_faults_in_its_wake(String arguments, int faults) {
    assertThat(fetch(arguments).err().lines().skip(1)).hasSize(faults);
  }

  @ParameterizedTest
  @CsvSource({"-H Authorization_swordfish", "--user swordfish", "--cookie a=swordfish;Secure"})
  void is_told_without_secrets(String arguments) {
    var run =
        CommandRun.of(
            Stream.concat(Stream.of("fetch"), Stream.of((GOOD + arguments).split(" ")))
                .map(argument -> argument.replace('_', ' '))
                .toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("1 fault").doesNotContain("swordfish");
  }

  /** Options of actions are read by the names of these. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TYPED")
  void is_not_to_ask_for_any_action(Action action) {
    var fetch =
        CordonCommand.commandLine(new PrintWriter(System.out), new PrintWriter(System.err))
            .getSubcommands()
            .get("fetch");

    assertThat(fetch.getCommandSpec().findOption("--" + action.text())).isNotNull();
  }
}
