package dev.cordon.cli.replay;

import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Witness;
import dev.cordon.rig.Engine;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which witnesses a real browser can show, and why not the others. */
final class Replayable {
  /** A person has to reload, or to click on a link that no script clicks on. */
  private static final Pattern BY_HAND =
      Pattern.compile(".*-then-reload|click(?!-by-script|-blank|-noreferrer|-unsafe-url).*");

  /**
   * By engine and the beginning of a move's id, where the model is known to be wrong; nothing else
   * is skipped for that.
   */
  private static final Map<String, String> DEPARTURES =
      Map.of(
          "chromium icon-",
          "Chromium asks for icons without CORS, whatever crossorigin says",
          "firefox preload-track",
          "Firefox preloads no track",
          "firefox worklet",
          "Firefox has no worklet for painting",
          "webkit icon",
          "WebKit asks for icons that stand in the head",
          "webkit download",
          "WebKit asks for downloads as for documents");

  private Replayable() {}

  /** An engine in the model, as the rig sets it. */
  static BrowserKind kind(Engine engine) {
    return switch (engine.family()) {
      case "chromium" -> new BrowserKind("Chromium", "", Profiles.CHROMIUM);
      case "firefox" -> new BrowserKind("Firefox", "", Profiles.FIREFOX);
      default ->
          new BrowserKind(
              "WebKit",
              "third-party cookies allowed",
              Profiles.WEBKIT.with(ThirdPartyCookies.ALLOWED));
    };
  }

  /** Whether a witness is of this engine. */
  static boolean isOf(Witness witness, Engine engine) {
    var theirs = witness.browser().profile();
    var ours = kind(engine).profile();
    return theirs.name().equals(ours.name())
        && theirs.thirdPartyCookies() == ours.thirdPartyCookies();
  }

  /** Why this engine cannot show it, as the rest of a sentence; empty where it can. */
  static Optional<String> obstacle(Witness witness, Engine engine) {
    if (witness.stranger().kind() == Stranger.Kind.NO_BROWSER) {
      return Optional.of("no browser takes part in it");
    }
    if (witness.login().basic()) {
      return Optional.of("a person has to give the browser a password");
    }
    if (isOldWithoutSameSite(witness) && engine.family().equals("chromium")) {
      return Optional.of("it takes cookies that are minutes old");
    }
    if (BY_HAND.matcher(witness.move().id()).matches()) {
      return Optional.of("a person has to click or to reload");
    }
    if (witness.move().id().startsWith("navigate-top-data-frame")) {
      return Optional.of("browsers let a foreign frame take the tab only where the user clicked");
    }
    var departure = departure(engine.family() + " " + witness.move().id());
    if (departure.isPresent()) {
      return departure;
    }
    if (engine.family().equals("webkit") && isSameSiteFromElsewhere(witness)) {
      return Optional.of(
          "WebKit sends no Lax and Strict cookies out of data: frames, and once a redirect led"
              + " away");
    }
    if (hasTrailingDot(witness) && !engine.family().equals("webkit")) {
      return Optional.of("the JDK serves no TLS to a name that ends with a dot");
    }
    if (witness.move().id().startsWith("event-source-again")) {
      return Optional.of("its page closes the stream before it begins again");
    }
    if (!String.valueOf(witness.stranger().origin()).startsWith("http")) {
      return Optional.of("its page stands nowhere that a server is");
    }
    if (witness.readable() && witness.move().answerType().startsWith("font/")) {
      return Optional.of("the stub has no font");
    }
    return Optional.empty();
  }

  private static Optional<String> departure(String engineAndMove) {
    return DEPARTURES.entrySet().stream()
        .filter(each -> engineAndMove.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether cookies with SameSite are to arrive, although the request comes from elsewhere too. */
  private static boolean isSameSiteFromElsewhere(Witness witness) {
    var from = witness.stranger().origin();
    return from != null
        && (witness.move().id().contains("-via-") || witness.move().id().contains("-data-frame"))
        && !witness.cookies().isEmpty()
        && Site.of(from)
            .registrableDomain()
            .equals(Site.of(Origin.parse(witness.target().origin())).registrableDomain())
        && witness.login().setCookies().stream()
            .anyMatch(line -> !line.toLowerCase(Locale.ROOT).contains("samesite=none"));
  }

  private static boolean hasTrailingDot(Witness witness) {
    var origin = witness.stranger().origin();
    return origin != null
        && origin.scheme().equals("https")
        && origin.host().toString().endsWith(".");
  }

  /** Only where SameSite is absent does Chromium look at the age (W14 in docs/threats.md). */
  private static boolean isOldWithoutSameSite(Witness witness) {
    return !witness.login().age().isZero()
        && witness.login().setCookies().stream()
            .anyMatch(line -> !line.toLowerCase(Locale.ROOT).contains("samesite="));
  }
}
