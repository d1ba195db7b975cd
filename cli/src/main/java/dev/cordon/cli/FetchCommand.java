package dev.cordon.cli;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.cli.fetch.Action;
import dev.cordon.cli.fetch.BadFetchException;
import dev.cordon.cli.fetch.Connecting;
import dev.cordon.cli.fetch.FetchRun;
import dev.cordon.cli.fetch.GivenHeaders;
import dev.cordon.cli.fetch.Order;
import dev.cordon.cli.fetch.Report;
import dev.cordon.cli.fetch.ReportJson;
import dev.cordon.cli.fetch.ReportText;
import dev.cordon.cli.fetch.Resolution;
import dev.cordon.web.Url;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a browser's steps against a live server, and says what a page would see, and why. */
@Command(
    name = "fetch",
    description = {
      "Ask a live server as a page in a browser would: the preflight first, then the request or"
          + " not, with the cookies that go along, and what the page may read of the answer.",
      "What is blocked is told with the header that was missing or wrong, and what to send instead."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cordon fetch https://api.example/x --from https://app.example -X PUT \\",
      "      -H 'Authorization: Bearer x' --credentials include --as firefox",
      "  cordon fetch https://bank.example/pay --from https://evil.example --form -F to=me \\",
      "      --cookie 'sid=1; Secure; SameSite=Lax'",
      "  cordon fetch https://api.example:8443/x --from https://app.example \\",
      "      --resolve api.example:8443:127.0.0.1 --cacert ca.pem",
      "",
      "Exit code 0: the page reads the answer, the element loads, the request is under way."
          + " 1: it is",
      "blocked or fails. 2: bad usage, and nothing was sent. 3: a server could not be reached."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class FetchCommand implements Callable<Integer> {
  private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "URL", description = "What is asked: http, https, ws or wss.")
  String url;

  @ArgGroup(heading = "%nWhat is done:%n")
  FetchOptions.Doing doing = new FetchOptions.Doing();

  @ArgGroup(validate = false, heading = "%nThe page that does it:%n")
  FetchOptions.Where where = new FetchOptions.Where();

  @ArgGroup(validate = false, heading = "%nWhat it says:%n")
  FetchOptions.What what = new FetchOptions.What();

  @ArgGroup(validate = false, heading = "%nThe browser:%n")
  FetchOptions.Who who = new FetchOptions.Who();

  @ArgGroup(validate = false, heading = "%nThe connection:%n")
  FetchOptions.How how = new FetchOptions.How();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, json. Default: ${DEFAULT-VALUE}.")
  OutputFormat format;

  @Option(names = "--body", description = "Also the body, as much of it as the page sees.")
  boolean body;

  @Override
  public Integer call() {
    var report = report();
    var out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      out.println(ReportJson.of(report, body));
    } else {
      out.print(new ReportText(spec.commandLine().getColorScheme().ansi()).of(report, body));
    }
    out.flush();
    if (report.outcome() == Report.Outcome.UNREACHABLE) {
      return ExitCode.UNFINISHED;
    }
    return report.outcome().isGood() ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private Report report() {
    try {
      return FetchRun.run(order(), connecting());
    } catch (BadFetchException e) {
      throw usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CommandFailure.unfinished("--cookie-jar could not be written: " + e.getMessage(), e);
    }
  }

  private Order order() {
    return new Order(
        target(),
        action(),
        profile(),
        new Order.Place(
            page("--from", where.from),
            page("--top", where.top),
            where.sandboxed,
            where.referrerPolicy,
            where.localNetwork),
        method(),
        GivenHeaders.parse(what.headers),
        data(),
        fields(),
        enctype(),
        what.mode,
        what.credentials,
        what.redirect,
        crossOrigin(),
        who.cookies,
        who.cookieJar,
        user(),
        what.readsHeaders);
  }

  private Connecting connecting() {
    return new Connecting(
        how.authority,
        how.insecure,
        how.resolve.stream().map(Resolution::parse).toList(),
        Duration.ofSeconds(how.maxSeconds));
  }

  private Url target() {
    var target = parse("URL", url);
    boolean socket = target.scheme().equals("ws") || target.scheme().equals("wss");
    if ((!target.isHttp() && !socket) || (socket && !doing.websocket)) {
      throw usage(
          "URL: "
              + target
              + (socket ? " is for --websocket alone." : " is neither http nor https."));
    }
    return target;
  }

  private @Nullable Url page(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var page = parse(option, text);
    if (!page.isHttp()) {
      throw usage(option + ": " + page + " is no page of http or https.");
    }
    return page;
  }

  private Url parse(String option, String text) {
    try {
      return Url.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage(option + ": " + e.getMessage());
    }
  }

  private Action action() {
    var chosen = new ArrayList<Action>();
    add(chosen, doing.fetch, Action.FETCH);
    add(chosen, doing.xhr, Action.XHR);
    add(chosen, doing.form, Action.FORM);
    add(chosen, doing.navigate, Action.NAVIGATE);
    add(chosen, doing.click, Action.CLICK);
    add(chosen, doing.open, Action.OPEN);
    add(chosen, doing.img, Action.IMG);
    add(chosen, doing.script, Action.SCRIPT);
    add(chosen, doing.module, Action.MODULE);
    add(chosen, doing.style, Action.STYLE);
    add(chosen, doing.font, Action.FONT);
    add(chosen, doing.iframe, Action.IFRAME);
    add(chosen, doing.websocket, Action.WEBSOCKET);
    add(chosen, doing.eventsource, Action.EVENTSOURCE);
    add(chosen, doing.beacon, Action.BEACON);
    if (chosen.isEmpty()) {
      return where.from == null ? Action.TYPED : Action.FETCH;
    }
    return chosen.get(0);
  }

  private static void add(List<Action> chosen, boolean given, Action action) {
    if (given) {
      chosen.add(action);
    }
  }

  private Profile profile() {
    var profile = Profiles.BY_NAME.get(who.browser.toLowerCase(Locale.ROOT));
    if (profile == null) {
      throw usage(
          "--as "
              + who.browser
              + ": no such browser. Write one of "
              + String.join(", ", Profiles.BY_NAME.keySet().stream().sorted().toList())
              + ".");
    }
    return who.thirdPartyCookies == null ? profile : profile.with(who.thirdPartyCookies);
  }

  private @Nullable String method() {
    if (what.method != null && !GivenHeaders.isToken(what.method)) {
      throw usage("-X '" + what.method + "' is no method. Write a word such as PUT.");
    }
    if (doing.form && what.method != null && !isFormMethod(what.method)) {
      throw usage("-X " + what.method + ": a form is sent by GET or POST.");
    }
    return what.method;
  }

  private static boolean isFormMethod(String method) {
    return method.equalsIgnoreCase("get") || method.equalsIgnoreCase("post");
  }

  private @Nullable String data() {
    if (what.data == null || !what.data.startsWith("@")) {
      return what.data;
    }
    try {
      var file = Path.of(what.data.substring(1));
      if (Files.size(file) > MAX_BODY_BYTES) {
        throw usage("-d " + what.data + ": more than " + MAX_BODY_BYTES + " bytes.");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw usage("-d " + what.data + ": it is not UTF-8.");
    } catch (IOException | InvalidPathException e) {
      throw usage("-d " + what.data + ": it cannot be read: " + e.getMessage());
    }
  }

  private List<String> fields() {
    var fields = new ArrayList<String>();
    for (var field : what.fields) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw usage("-F '" + field + "' is no field. Write a name, an equals sign and a value.");
      }
      fields.add(field.substring(0, equals));
      fields.add(field.substring(equals + 1));
    }
    return fields;
  }

  private @Nullable String enctype() {
    return oneOf(
        "--enctype",
        what.enctype,
        List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"));
  }

  private @Nullable String crossOrigin() {
    return oneOf("--crossorigin", what.crossOrigin, List.of("anonymous", "use-credentials"));
  }

  private @Nullable String oneOf(String option, @Nullable String value, List<String> words) {
    if (value != null && !words.contains(value)) {
      throw usage(option + " " + value + ": write one of " + String.join(", ", words) + ".");
    }
    return value;
  }

  private @Nullable String user() {
    if (who.user != null && who.user.indexOf(':') < 0) {
      throw usage("--user: write name:password.");
    }
    return who.user;
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
