package dev.cordon.cli.fetch;

import dev.cordon.browser.cookies.CookieJar;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.web.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Reads a command line into what is to be run. Each option is read by itself, and then held against
 * the others; what is wrong is told all together, the parser's own complaints included.
 */
public final class OrderReader {
  private final FetchOptions options;
  private final ParseResult parsed;
  private final Faults faults = new Faults();

  private OrderReader(FetchOptions options, ParseResult parsed) {
    this.options = options;
    this.parsed = parsed;
  }

  /**
   * What the options say.
   *
   * @param parsed where they come from, with the errors that the parser collected
   * @throws BadFetchException if anything is wrong; it tells every fault
   */
  public static FetchRun read(FetchOptions options, ParseResult parsed) {
    return new OrderReader(options, parsed).read();
  }

  private FetchRun read() {
    parsed.errors().forEach(error -> faults.add(String.valueOf(error.getMessage())));
    var actions = actions();
    var target = faults.read(() -> target(actions));
    var place = place();
    var profile = faults.read(this::profile);
    var what = options.what;
    var headers = faults.read(() -> GivenHeaders.parse(what.headers));
    var body = faults.read(() -> BodyOption.read(what.data));
    var fields = faults.read(() -> FormFields.parse(what.fields));
    faults.check(() -> Words.check("--enctype", what.enctype, Words.ENCTYPES));
    faults.check(() -> Words.check("--crossorigin", what.crossOrigin, Words.CROSS_ORIGIN));
    faults.check(this::user);
    var connecting = faults.read(this::connecting);
    if (actions.size() == 1) {
      contradictions(actions.get(0), headers, profile);
    }
    if (target != null && profile != null) {
      var jar = new CookieJar(profile);
      faults.check(() -> JarContents.fill(jar, Instant.now(), target, place, options.who));
    }
    faults.throwIfAny();
    if (target == null
        || profile == null
        || headers == null
        || fields == null
        || connecting == null) {
      throw faults.exception();
    }
    return new FetchRun(
        new Order(
            target,
            actions.get(0),
            profile,
            place,
            what.method,
            headers,
            body,
            fields,
            what.enctype,
            what.mode,
            what.credentials,
            what.redirect,
            what.crossOrigin,
            options.who.cookies,
            options.who.cookieJar,
            options.who.user,
            what.readsHeaders),
        connecting);
  }

  private boolean isGiven(String option) {
    return parsed.hasMatchedOption(option);
  }

  /** Each option of {@link FetchOptions.Doing} is called as its action is. */
  private List<Action> actions() {
    var given = Stream.of(Action.values()).filter(a -> isGiven("--" + a.text())).toList();
    if (!given.isEmpty()) {
      return given;
    }
    return List.of(isGiven("--from") ? Action.FETCH : Action.TYPED);
  }

  private @Nullable Url target(List<Action> actions) {
    if (options.url == null) {
      return null; // The parser has said so.
    }
    var target = parse("URL", options.url);
    boolean socket = target.scheme().equals("ws") || target.scheme().equals("wss");
    if (socket && !actions.contains(Action.WEBSOCKET)) {
      throw new BadFetchException(
          "URL",
          target + " is for --websocket alone.",
          "Nothing else opens a connection of that scheme.",
          "Write --websocket, or a URL of http or https.");
    }
    if (!socket && !target.isHttp()) {
      throw new BadFetchException(
          "URL",
          target + " is neither http nor https.",
          "No server would be asked.",
          "Write such as https://api.example/path.");
    }
    return target;
  }

  private Order.Place place() {
    var where = options.where;
    return new Order.Place(
        faults.read(() -> page("--from", where.from)),
        faults.read(() -> page("--top", where.top)),
        where.sandboxed,
        where.referrerPolicy,
        where.localNetwork);
  }

  private static @Nullable Url page(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var page = parse(option, text);
    if (!page.isHttp()) {
      throw new BadFetchException(
          option,
          page + " is no page of http or https.",
          "It would have no server's origin to speak for.",
          "Write such as https://app.example/page; --sandboxed makes its origin opaque.");
    }
    return page;
  }

  private static Url parse(String option, String text) {
    try {
      return Url.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadFetchException(option + ": " + e.getMessage());
    }
  }

  private Profile profile() {
    var who = options.who;
    var profile = Profiles.BY_NAME.get(who.browser.toLowerCase(Locale.ROOT));
    if (profile == null) {
      throw new BadFetchException(
          "--as",
          Quoted.text(who.browser) + " is no browser of the model.",
          "Browsers differ, and no other one's steps are known.",
          "Write one of " + Words.listed(Profiles.BY_NAME.keySet()) + ".");
    }
    return who.thirdPartyCookies == null ? profile : profile.with(who.thirdPartyCookies);
  }

  /** What has no place beside the rest. */
  private void contradictions(Action action, @Nullable Headers headers, @Nullable Profile profile) {
    var what = options.what;
    faults.check(() -> Contradictions.check(action, this::isGiven));
    faults.check(() -> Contradictions.mode(what.mode));
    faults.check(() -> Words.method(what.method, action));
    if (headers != null && profile != null && Contradictions.hasPlace("-H", action)) {
      var mode = what.mode == null ? Mode.CORS : what.mode;
      faults.check(() -> GivenHeaders.check(headers, mode, profile));
    }
  }

  private void user() {
    var user = options.who.user;
    if (user != null && user.indexOf(':') < 0) {
      throw new BadFetchException(
          "--user",
          "it has no colon.",
          "Basic authentication tells the name from the password by it (RFC 7617, section 2).",
          "Write name:password.");
    }
  }

  private Connecting connecting() {
    var how = options.how;
    var reading = new Faults();
    var resolutions = new ArrayList<Resolution>();
    for (var text : how.resolve) {
      var resolution = reading.read(() -> Resolution.parse(text));
      if (resolution != null) {
        resolutions.add(resolution);
      }
    }
    var connecting =
        reading.read(
            () ->
                new Connecting(
                    how.authority, how.insecure, resolutions, Duration.ofSeconds(how.maxSeconds)));
    if (connecting == null || !reading.isEmpty()) {
      throw reading.exception();
    }
    return connecting;
  }
}
