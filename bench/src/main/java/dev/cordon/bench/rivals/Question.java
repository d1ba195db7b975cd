package dev.cordon.bench.rivals;

import dev.cordon.bench.rivals.Expected.Grant;
import dev.cordon.bench.rivals.Expected.Reach;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked, and what must come of it: the table of expected answers, written by hand after
 * Fetch, RFC 9110 and RFC 9111, and by no program.
 */
public enum Question {
  // A cache that keeps it for everybody must know that another Origin gets another answer.
  READ_OWN("read, own page", Part.SHARING, Reach.YES, Grant.OWN_READ),
  READ_ALLOWED("read, listed origin", Part.SHARING, Reach.YES, Grant.READ),
  // A GET changes nothing, so that it may be let through as long as no script gets to read it.
  READ_DENIED("read, stranger", Part.SHARING, Reach.EITHER, Grant.NO_READ),
  PREFLIGHT_ALLOWED("preflight, listed origin", Part.SHARING, Reach.NO, Grant.PREFLIGHT),
  PREFLIGHT_DENIED("preflight, stranger", Part.SHARING, Reach.NO, Grant.NO_PREFLIGHT),
  METHOD_DENIED("preflight for DELETE", Part.SHARING, Reach.NO, Grant.NO_PREFLIGHT),
  HEADER_DENIED("preflight for X-Other", Part.SHARING, Reach.NO, Grant.NO_PREFLIGHT),

  // No browser sends one of these four, so that yes and no are both right: but nothing new is
  // granted.
  COMMAS("8 kB of commas", Part.HOSTILE, Reach.NO, Grant.NOTHING_NEW),
  ONE_NAME("one name 630 times", Part.HOSTILE, Reach.NO, Grant.NOTHING_NEW),
  WHITE_SPACE("8 kB of white space", Part.HOSTILE, Reach.NO, Grant.NOTHING_NEW),
  MANY_LINES("a name in each of 200 lines", Part.HOSTILE, Reach.NO, Grant.NOTHING_NEW),
  LONG_ORIGIN("Origin of 8 kB", Part.HOSTILE, Reach.NO, Grant.NO_PREFLIGHT),
  DEEP_ORIGIN("Origin of 120 labels", Part.HOSTILE, Reach.NO, Grant.NO_PREFLIGHT),
  TWO_ORIGINS("Origin that names two, one listed", Part.HOSTILE, Reach.NO, Grant.NO_PREFLIGHT),

  OWN_WRITE("own page writes, by the headers alone", Part.HEADERS, Reach.YES, Grant.NOT_ASKED),
  FOREIGN_WRITE("stranger's form writes", Part.HEADERS, Reach.NO, Grant.NOT_ASKED),
  TOKEN_ISSUE("a page gets its token", Part.TOKENS, Reach.YES, Grant.NOT_ASKED),
  TOKEN_RIGHT("write with its token", Part.TOKENS, Reach.YES, Grant.NOT_ASKED),
  TOKEN_WRONG("write with a token changed in one bit", Part.TOKENS, Reach.NO, Grant.NOT_ASKED),
  TOKEN_FOREIGN("write with another session's token", Part.TOKENS, Reach.NO, Grant.NOT_ASKED),
  TOKEN_OVERLONG("write with a token of 8 kB", Part.TOKENS, Reach.NO, Grant.NOT_ASKED);

  /** What a product needs to have to be asked. */
  public enum Part {
    SHARING,
    HOSTILE,
    HEADERS,
    TOKENS
  }

  private static final int LONG = 8192;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final String label;
  private final Part part;
  private final Expected expected;

  Question(String label, Part part, Reach reach, Grant grant) {
    this.label = label;
    this.part = part;
    this.expected = new Expected(reach, grant);
  }

  String label() {
    return label;
  }

  public Part part() {
    return part;
  }

  Expected expected() {
    return expected;
  }

  /** Whether it is about CORS, and not about CSRF. */
  public boolean isSharing() {
    return part == Part.SHARING || part == Part.HOSTILE;
  }

  boolean isPreflight() {
    return isSharing() && this != READ_OWN && this != READ_ALLOWED && this != READ_DENIED;
  }

  /** Whether its requests, or those before them, get a token. */
  public boolean hasToken() {
    return part == Part.TOKENS;
  }

  /** How many requests are asked in turn, so that neither a cache nor a predictor learns one. */
  int turns() {
    return switch (part) {
      case SHARING -> 1024;
      case HOSTILE -> 32;
      case HEADERS, TOKENS -> Cell.SESSIONS;
    };
  }

  /** The request of this turn. */
  Sent request(String origin, int turn) {
    return switch (this) {
      case READ_OWN ->
          Sent.of("GET", "/api/balance", turn)
              .header("Sec-Fetch-Site", "same-origin")
              .header("Sec-Fetch-Mode", "cors")
              .header("Sec-Fetch-Dest", "empty");
      case READ_ALLOWED, READ_DENIED ->
          Sent.of("GET", "/api/balance", turn)
              .header("Origin", origin)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "cors")
              .header("Sec-Fetch-Dest", "empty");
      case PREFLIGHT_ALLOWED, PREFLIGHT_DENIED -> preflight(origin, "content-type,x-csrf-token");
      case METHOD_DENIED ->
          Sent.of("OPTIONS", "/api/transfer", 0)
              .header("Origin", origin)
              .header("Access-Control-Request-Method", "DELETE");
      case HEADER_DENIED -> preflight(origin, "content-type,x-other");
      case COMMAS -> preflight(origin, ",".repeat(LONG));
      case ONE_NAME -> preflight(origin, "content-type,".repeat(630) + "content-type");
      case WHITE_SPACE -> preflight(origin, "content-type" + " ".repeat(LONG) + ",x-csrf-token");
      case MANY_LINES -> {
        var request = preflight(origin, "content-type");
        for (int i = 1; i < 200; i++) {
          request = request.header("Access-Control-Request-Headers", "content-type");
        }
        yield request;
      }
      case LONG_ORIGIN ->
          preflight("https://" + "a".repeat(LONG) + "." + origin.substring(8), "content-type");
      case DEEP_ORIGIN ->
          preflight("https://" + "a.".repeat(118) + origin.substring(8), "content-type");
      case TWO_ORIGINS -> preflight("https://stranger.example " + origin, "content-type");
      case OWN_WRITE, TOKEN_RIGHT, TOKEN_WRONG, TOKEN_FOREIGN, TOKEN_OVERLONG ->
          Sent.of("POST", "/api/transfer", turn)
              .header("Origin", Bank.ORIGIN)
              .header("Sec-Fetch-Site", "same-origin")
              .header("Sec-Fetch-Mode", "cors")
              .header("Sec-Fetch-Dest", "empty")
              .header("Content-Type", "application/json");
      case FOREIGN_WRITE ->
          Sent.of("POST", "/api/transfer", turn)
              .header("Origin", origin)
              .header("Sec-Fetch-Site", "cross-site")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document")
              .header("Content-Type", "application/x-www-form-urlencoded");
      case TOKEN_ISSUE ->
          Sent.of("GET", Bank.PAGE, turn)
              .header("Sec-Fetch-Site", "same-origin")
              .header("Sec-Fetch-Mode", "navigate")
              .header("Sec-Fetch-Dest", "document");
    };
  }

  private static Sent preflight(String origin, String names) {
    return Sent.of("OPTIONS", "/api/transfer", 0)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", names);
  }

  /** The requests with what a browser and its page, or an attacker's, add once there is a token. */
  List<Sent> carrying(List<Sent> requests, String[] tokens, String[] cookies) {
    var carrying = new ArrayList<Sent>();
    for (int i = 0; i < requests.size(); i++) {
      var request = requests.get(i);
      if (!cookies[i].isEmpty()) {
        request = request.cookie(cookies[i]);
      }
      var token = tokens[i];
      carrying.add(
          switch (this) {
            case TOKEN_RIGHT -> request.header(Bank.TOKEN_HEADER, token);
            case TOKEN_WRONG -> request.header(Bank.TOKEN_HEADER, changed(token));
            case TOKEN_FOREIGN ->
                request.header(Bank.TOKEN_HEADER, tokens[(i + 1) % tokens.length]);
            case TOKEN_OVERLONG ->
                request.header(Bank.TOKEN_HEADER, token.repeat(LONG / token.length()));
            default -> request;
          });
    }
    return carrying;
  }

  /** The last bit of a byte in the middle, for a token in base64url; another digit, for others. */
  static String changed(String token) {
    int at = token.length() / 8 * 4 + 3;
    while (ALPHABET.indexOf(token.charAt(at)) < 0) {
      at += 4;
    }
    char other = ALPHABET.charAt(ALPHABET.indexOf(token.charAt(at)) ^ 1);
    return token.substring(0, at) + other + token.substring(at + 1);
  }
}
