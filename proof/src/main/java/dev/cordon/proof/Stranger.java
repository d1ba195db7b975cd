package dev.cordon.proof;

import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not the application: where a page stands that attacks it.
 *
 * @param name as sentences call it: {@code https://evil.example}
 * @param kind how it gets at the application
 * @param origin where its page is; null where there is none
 * @param about why it is looked at: {@code the other scheme of https://app.example}
 */
public record Stranger(String name, Kind kind, @Nullable Origin origin, String about) {

  /** How a stranger gets at the application. */
  public enum Kind {
    /** A page of another origin. */
    PAGE,
    /** A page of an opaque origin: sandboxed, a data: URL, a local file. It says {@code null}. */
    OPAQUE,
    /**
     * A page whose own name leads to the server now (DNS rebinding, H01 in docs/threats.md): what
     * it asks is of its own origin, and no cookie of the application's goes along.
     */
    REBOUND,
    /** No browser at all: it can send what it likes, and has nobody's credentials. */
    NO_BROWSER
  }

  @Override
  public String toString() {
    return name;
  }
}
