package dev.cordon.proof;

import java.util.List;
import java.util.Locale;

/**
 * What a proof found, told in plain words.
 *
 * <pre>
 * https://evil.example can make the Firefox of a user who is logged in POST a form to
 * /legacy/export with JSESSIONID; it cannot read the answer; the request is refused
 * (cross-site-write).
 * </pre>
 */
public final class Sentences {
  private Sentences() {}

  /** What was tried, whether the answer could be read, and what the server did with it. */
  public static String of(Witness witness) {
    if (!witness.arrived()) {
      return subject(witness)
          + " cannot make "
          + victim(witness)
          + deed(witness)
          + ": the browser does not send it"
          + because(witness.reason())
          + ".";
    }
    return subject(witness)
        + " can "
        + (hasBrowser(witness) ? "make " + victim(witness) : "")
        + deed(witness)
        + credentials(witness)
        + "; "
        + reading(witness)
        + "; "
        + result(witness)
        + because(witness.reason())
        + ".";
  }

  /** One power, to stand after "can": {@code read the answer in the user's name}. */
  public static String of(Power power) {
    var what = power.what();
    var deed =
        switch (power.deed()) {
          case SEND -> what.isEmpty() ? "send requests" : "send " + what + " requests";
          case SET_HEADER ->
              what.isEmpty() ? "add headers of its choice" : "add the header " + what;
          case SEE_HEADER ->
              what.isEmpty() ? "read headers of the answer" : "read the answer's header " + what;
          case EMBED -> "put the answer into its own page";
          case READ -> what.isEmpty() ? "read the answer" : "read the answer to " + what;
          case TAKE_TOKEN -> "read a CSRF token";
          case CONNECT -> "open a WebSocket, and read and write it";
          case WRITE ->
              what.isEmpty()
                  ? "make the application do something"
                  : "make the application do what " + what + " asks for";
          case FORGE -> "make the application believe a session that it never gave to this user";
        };
    return deed + (power.asUser() ? " in the user's name" : "");
  }

  /** The four verdicts on a cell: {@code can send in the user's name; cannot read; …}. */
  public static String of(Cell cell) {
    return can("send requests", cell.send())
        + "; "
        + (cell.cookies() == Cell.Answer.AS_USER
            ? "the user's cookies ride along"
            : "no cookie of the user's rides along")
        + "; "
        + can("read answers", cell.read())
        + "; "
        + can("cause effects", cell.effect());
  }

  /** Some of the same kind, as one list in a sentence: {@code a, b and c}. */
  public static String list(List<String> texts) {
    int last = texts.size() - 1;
    return last < 1
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }

  /** A number of things: {@code 1 route}, {@code 2 routes}. */
  public static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : plural(thing));
  }

  private static String plural(String thing) {
    boolean hisses = thing.endsWith("s") || thing.endsWith("x") || thing.endsWith("ch");
    return thing + (hisses ? "es" : "s");
  }

  private static String can(String what, Cell.Answer answer) {
    return switch (answer) {
      case NO -> "cannot " + what;
      case YES -> "can " + what + " without credentials";
      case AS_USER -> "can " + what + " in the user's name";
    };
  }

  private static String subject(Witness witness) {
    return witness.stranger().name();
  }

  private static String victim(Witness witness) {
    return "the " + witness.browser() + " of a user " + witness.login().name() + " ";
  }

  private static String deed(Witness witness) {
    return hasBrowser(witness)
        ? witness.move().sentence() + " " + witness.target().path()
        : "send " + witness.move().method() + " " + witness.target().path();
  }

  private static boolean hasBrowser(Witness witness) {
    return witness.stranger().kind() != Stranger.Kind.NO_BROWSER;
  }

  private static String credentials(Witness witness) {
    if (!hasBrowser(witness)) {
      return " with nobody's credentials";
    }
    var cookies = witness.cookies();
    return cookies.isEmpty() ? " without any cookie" : " with " + list(cookies);
  }

  private static String reading(Witness witness) {
    return witness.readable() ? "it can read the answer" : "it cannot read the answer";
  }

  private static String result(Witness witness) {
    if (!witness.passed()) {
      return "the request is refused";
    }
    return switch (witness.move().method()) {
      case "GET", "HEAD", "OPTIONS" -> "the application answers";
      case "WEBSOCKET" -> "the WebSocket opens";
      default -> "the application does it";
    };
  }

  private static String because(String reason) {
    return reason.isEmpty() ? "" : " (" + reason + ")";
  }
}
