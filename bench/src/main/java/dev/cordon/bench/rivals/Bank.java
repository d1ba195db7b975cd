package dev.cordon.bench.rivals;

import java.util.List;

/** What every product is told to protect, in the words of none of them. */
public final class Bank {
  public static final String HOST = "bank.example";
  public static final String ORIGIN = "https://" + HOST;

  /** The paths that are shared with the listed origins, as a prefix. */
  static final String SHARED = "/api/";

  /** What a listed origin may do, with credentials. */
  static final List<String> METHODS = List.of("GET", "POST", "PUT");

  static final List<String> REQUEST_HEADERS = List.of("Content-Type", "X-CSRF-Token");

  static final int MAX_AGE_SECONDS = 7200;

  /** The header in which a token comes, for all of them. */
  public static final String TOKEN_HEADER = "X-CSRF-Token";

  /** The page that holds a token. */
  public static final String PAGE = "/pay";

  private Bank() {}

  /** The id of a user's session, as a container writes it. */
  public static String sessionId(int session) {
    return "%08X%s".formatted(session * 0x9E3779B9, "4F1B0C9D2E7A4B6C8D0E1F2A");
  }
}
