package dev.cordon.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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
  /** The method of the catalogue's moves that no standard knows. */
  private static final String UNKNOWN = "FOO";

  private static final String IN_THE_USERS_NAME = " in the user's name";

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
    return phrase(power.deed(), power.what().isEmpty() ? List.of() : List.of(power.what()))
        + (power.asUser() ? IN_THE_USERS_NAME : "");
  }

  /**
   * Powers, each to stand after "can", the worst first. Those of one deed are one phrase, and what
   * can be done in the user's name is not told again of nobody.
   */
  public static List<String> of(Collection<Power> powers) {
    var phrases = new ArrayList<String>();
    for (int i = Deed.values().length - 1; i >= 0; i--) {
      var deed = Deed.values()[i];
      var asUser = whats(powers, deed, true);
      var plain = whats(powers, deed, false);
      plain.removeAll(asUser);
      if (!asUser.isEmpty()) {
        phrases.add(phrase(deed, named(asUser)) + IN_THE_USERS_NAME);
      }
      if (!plain.isEmpty()) {
        phrases.add(phrase(deed, named(plain)));
      }
    }
    return phrases;
  }

  private static Set<String> whats(Collection<Power> powers, Deed deed, boolean asUser) {
    var whats = new TreeSet<String>();
    for (var power : powers) {
      if (power.deed() == deed && power.asUser() == asUser) {
        whats.add(power.what());
      }
    }
    return whats;
  }

  private static List<String> named(Set<String> whats) {
    return whats.stream().filter(it -> !it.isEmpty()).toList();
  }

  private static String phrase(Deed deed, List<String> whats) {
    boolean none = whats.isEmpty();
    boolean many = whats.size() > 1 || whats.contains(UNKNOWN);
    return switch (deed) {
      case SEND -> none ? "send requests" : "send " + list(methods(whats)) + " requests";
      case SET_HEADER ->
          none
              ? "add headers of its choice"
              : (many ? "add the headers " : "add the header ") + list(whats);
      case SEE_HEADER ->
          none
              ? "read headers of the answer"
              : (many ? "read the answer's headers " : "read the answer's header ") + list(whats);
      case EMBED -> "put the answer into its own page";
      case READ ->
          none
              ? "read the answer"
              : (many ? "read the answers to " : "read the answer to ") + list(methods(whats));
      case TAKE_TOKEN -> "read a CSRF token";
      case CONNECT -> "open a WebSocket, and read and write it";
      case WRITE ->
          none
              ? "make the application do something"
              : "make the application do what "
                  + list(methods(whats))
                  + (many ? " ask for" : " asks for");
      case FORGE -> "make the application believe a session that it never gave to this user";
    };
  }

  /** The method that stands for all that nobody knows comes last, by what it stands for. */
  private static List<String> methods(List<String> whats) {
    var methods = new ArrayList<>(whats);
    if (methods.remove(UNKNOWN)) {
      methods.add("unknown methods");
    }
    return methods;
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
    var name = witness.stranger().name();
    return name.contains(", ") ? name + "," : name;
  }

  private static String victim(Witness witness) {
    var browser = witness.browser().toString();
    var article = browser.startsWith("a ") || browser.startsWith("an ") ? "" : "the ";
    return article + browser + " of a user " + witness.login().name() + " ";
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
    var counts = new LinkedHashMap<String, Integer>();
    witness.cookies().forEach(name -> counts.merge(name, 1, Integer::sum));
    var cookies = new ArrayList<String>();
    counts.forEach(
        (name, times) -> cookies.add(times == 1 ? name : name + " (" + times + " times)"));
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
