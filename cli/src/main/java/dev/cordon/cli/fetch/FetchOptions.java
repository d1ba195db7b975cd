package dev.cordon.cli.fetch;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.RedirectMode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.browser.profile.ThirdPartyCookies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code cordon fetch}, group by group as its help shows them. */
public final class FetchOptions {
  @Parameters(paramLabel = "URL", description = "What is asked: http, https, ws or wss.")
  @Nullable String url;

  @ArgGroup(heading = "%nWhat is done:%n")
  Doing doing = new Doing();

  @ArgGroup(validate = false, heading = "%nThe page that does it:%n")
  Where where = new Where();

  @ArgGroup(validate = false, heading = "%nWhat it says:%n")
  What what = new What();

  @ArgGroup(validate = false, heading = "%nThe browser:%n")
  Who who = new Who();

  @ArgGroup(validate = false, heading = "%nThe connection:%n")
  How how = new How();

  /** What is done; each option is called as its {@link Action} is, and read by that name. */
  static final class Doing {
    @Option(names = "--fetch", description = "A script calls fetch(). The default with --from.")
    boolean fetch;

    @Option(names = "--xhr", description = "A script uses XMLHttpRequest.")
    boolean xhr;

    @Option(names = "--form", description = "The user submits a form; POST, unless -X GET.")
    boolean form;

    @Option(names = "--navigate", description = "A script sets location.href.")
    boolean navigate;

    @Option(names = "--click", description = "The user clicks on a link.")
    boolean click;

    @Option(names = "--open", description = "A script calls window.open().")
    boolean open;

    @Option(names = "--img", description = "An image.")
    boolean img;

    @Option(names = "--script", description = "A classic script.")
    boolean script;

    @Option(names = "--module", description = "A module script.")
    boolean module;

    @Option(names = "--style", description = "A style sheet.")
    boolean style;

    @Option(names = "--font", description = "A font.")
    boolean font;

    @Option(names = "--iframe", description = "A page in a frame.")
    boolean iframe;

    @Option(names = "--websocket", description = "A WebSocket.")
    boolean websocket;

    @Option(names = "--eventsource", description = "A stream of events.")
    boolean eventsource;

    @Option(names = "--beacon", description = "navigator.sendBeacon().")
    boolean beacon;
  }

  /** Where it is done. */
  static final class Where {
    @Option(
        names = "--from",
        paramLabel = "URL",
        description = "The page, or its origin. Without it the user types the address.")
    @Nullable String from;

    @Option(
        names = "--top",
        paramLabel = "URL",
        description = "The page is in a frame of this one.")
    @Nullable String top;

    @Option(
        names = "--sandboxed",
        description = "The page is sandboxed without allow-same-origin: \"Origin: null\".")
    boolean sandboxed;

    @Option(
        names = "--referrer-policy",
        paramLabel = "POLICY",
        description = "The page's Referrer-Policy.")
    @Nullable ReferrerPolicy referrerPolicy;

    @Option(
        names = "--local-network",
        description = "The user has let the page reach the local network.")
    boolean localNetwork;
  }

  /** What a script or form says. */
  static final class What {
    @Option(
        names = {"-X", "--request"},
        paramLabel = "METHOD",
        description = "Default: GET, and POST with a body.")
    @Nullable String method;

    @Option(
        names = {"-H", "--header"},
        paramLabel = "'Name: value'",
        description = "A header that the script sets.")
    List<String> headers = new ArrayList<>();

    @Option(
        names = {"-d", "--data"},
        paramLabel = "TEXT|@FILE",
        description = "The body, text/plain unless -H 'Content-Type: ...' says otherwise.")
    @Nullable String data;

    @Option(
        names = {"-F", "--field"},
        paramLabel = "NAME=VALUE",
        description = "A field of the form.")
    List<String> fields = new ArrayList<>();

    @Option(
        names = "--enctype",
        paramLabel = "TYPE",
        description = "application/x-www-form-urlencoded, multipart/form-data or text/plain.")
    @Nullable String enctype;

    @Option(names = "--mode", paramLabel = "MODE", description = "cors, no-cors or same-origin.")
    @Nullable Mode mode;

    @Option(
        names = "--credentials",
        paramLabel = "WHICH",
        description = "omit, same-origin or include. Default: same-origin.")
    @Nullable Credentials credentials;

    @Option(names = "--redirect", paramLabel = "HOW", description = "follow, error or manual.")
    @Nullable RedirectMode redirect;

    @Option(
        names = "--crossorigin",
        paramLabel = "WHAT",
        description = "The element's attribute: anonymous or use-credentials.")
    @Nullable String crossOrigin;

    @Option(
        names = "--reads-header",
        paramLabel = "NAME",
        description =
            "A header of the answer that the script needs: to be kept from it is a block.")
    List<String> readsHeaders = new ArrayList<>();
  }

  /** Whose browser. */
  static final class Who {
    @Option(
        names = "--as",
        paramLabel = "BROWSER",
        description = "chromium, firefox, webkit, standard or legacy. Default: chromium.")
    String browser = "chromium";

    @Option(
        names = "--third-party-cookies",
        paramLabel = "WHAT",
        description = "allowed, partitioned or blocked. Default: as the browser comes.")
    @Nullable ThirdPartyCookies thirdPartyCookies;

    @Option(
        names = "--cookie",
        paramLabel = "'A=1; SameSite=Lax'",
        description = "A Set-Cookie line of the target's, of some minutes ago.")
    List<String> cookies = new ArrayList<>();

    @Option(
        names = "--cookie-jar",
        paramLabel = "FILE",
        description = "Read before, if it exists, and written afterwards.")
    @Nullable Path cookieJar;

    @Option(
        names = "--user",
        paramLabel = "NAME:PASSWORD",
        description = "What the user has given the target for Basic authentication.")
    @Nullable String user;
  }

  /** How servers are reached. */
  static final class How {
    @Option(
        names = "--resolve",
        paramLabel = "HOST:PORT:ADDRESS[:PORT]",
        description = "Where a host is, instead of where its name says.")
    List<String> resolve = new ArrayList<>();

    @Option(names = "--cacert", paramLabel = "FILE", description = "Certificates to trust, PEM.")
    @Nullable Path authority;

    @Option(names = "--insecure", description = "Trust any certificate.")
    boolean insecure;

    @Option(
        names = "--max-time",
        paramLabel = "SECONDS",
        description = "For everything together. Default: 30.")
    long maxSeconds = 30;
  }
}
