package dev.cordon.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The public suffix list: under which names anybody can register one (publicsuffix.org). Both its
 * sections count, since the customers of {@code github.io} are as foreign to one another as those
 * of {@code com}.
 *
 * <table>
 *   <caption>Answers</caption>
 *   <tr><th>domain</th><th>public suffix</th><th>registrable domain</th></tr>
 *   <tr><td>{@code www.bank.co.uk}</td><td>{@code co.uk}</td><td>{@code bank.co.uk}</td></tr>
 *   <tr><td>{@code co.uk}</td><td>{@code co.uk}</td><td>none</td></tr>
 *   <tr><td>{@code a.github.io}</td><td>{@code github.io}</td><td>{@code a.github.io}</td></tr>
 *   <tr><td>{@code blog.bank.localhost}</td><td>{@code localhost}, as any unlisted last label</td><td>{@code bank.localhost}</td></tr>
 *   <tr><td>{@code bank.example.} with final dot</td><td>{@code example.}</td><td>{@code bank.example.}</td></tr>
 *   <tr><td>{@code 127.0.0.1}, {@code .com}, {@code a..b}</td><td>itself: nobody shares it</td><td>none</td></tr>
 * </table>
 *
 * Names may come in any case and alphabet; answers are in lower case and, beyond ASCII, in their
 * xn-- form.
 */
public final class PublicSuffixList {
  private static final String RESOURCE = "public-suffix-list.txt";

  private final SuffixRules rules;

  private PublicSuffixList(SuffixRules rules) {
    this.rules = rules;
  }

  /** The list that came with this version; loaded at first use. */
  public static PublicSuffixList bundled() {
    return Bundled.LIST;
  }

  /**
   * A list in the format of {@code public_suffix_list.dat}. The reader stays open.
   *
   * @throws IOException if the reader fails
   * @throws IllegalArgumentException if there is no rule at all, or one that is none
   */
  public static PublicSuffixList read(Reader reader) throws IOException {
    return new PublicSuffixList(SuffixRules.read(reader));
  }

  /** Whether anybody can register a name directly under this one. True of what is no domain. */
  public boolean isPublicSuffix(String domain) {
    String name = normalize(domain);
    return name == null || rules.suffixStart(name, contentEnd(name)) == 0;
  }

  /**
   * Whether this name or one anywhere under it is a public suffix, so that a wildcard here would
   * take in strangers: {@code com}, {@code amazonaws.com} (for {@code s3.amazonaws.com}), {@code
   * kobe.jp} (for {@code *.kobe.jp}). True of what is no domain.
   */
  public boolean coversPublicSuffix(String domain) {
    String name = normalize(domain);
    return name == null
        || rules.suffixStart(name, contentEnd(name)) == 0
        || rules.hasRuleBelow(name, contentEnd(name));
  }

  /** The public suffix of a domain; the domain itself if it is none. */
  public String publicSuffix(String domain) {
    String name = normalize(domain);
    return name == null ? domain : name.substring(rules.suffixStart(name, contentEnd(name)));
  }

  /**
   * The public suffix and one more label: the name that was registered. Null for a public suffix
   * and for what is no domain.
   */
  public @Nullable String registrableDomain(String domain) {
    String name = normalize(domain);
    if (name == null) {
      return null;
    }
    int suffix = rules.suffixStart(name, contentEnd(name));
    return suffix == 0 ? null : name.substring(name.lastIndexOf('.', suffix - 2) + 1);
  }

  /** Without a final dot, which HTML's registrable domain keeps and the rules do not know. */
  private static int contentEnd(String name) {
    return name.endsWith(".") ? name.length() - 1 : name.length();
  }

  /** Lower case and xn-- form; null if it is no domain. */
  private static @Nullable String normalize(String domain) {
    if (domain.isEmpty() || domain.length() > Host.MAX_CHARS) {
      return null;
    }
    String name = Ascii.toLower(domain);
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        name = toAsciiOrNull(name);
        break;
      }
    }
    return name == null || hasEmptyLabel(name) || isAddress(name) ? null : name;
  }

  private static @Nullable String toAsciiOrNull(String name) {
    try {
      return Ascii.toLower(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException e) {
      return null; // No domain in any alphabet.
    }
  }

  private static boolean hasEmptyLabel(String name) {
    return name.isEmpty() || name.charAt(0) == '.' || name.contains("..");
  }

  private static boolean isAddress(String name) {
    return name.charAt(0) == '[' || Ipv4.endsInNumber(name);
  }

  private static final class Bundled {
    static final PublicSuffixList LIST = load();

    private static PublicSuffixList load() {
      try (InputStream in = PublicSuffixList.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("The jar of cordon-web lacks " + RESOURCE + ".");
        }
        return read(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
