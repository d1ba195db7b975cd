package dev.cordon.web;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Domains beyond ASCII in the form that stands in the DNS (URL Standard, domain to ASCII, which is
 * not strict; UTS #46, section 4).
 *
 * <p>The JDK's own {@code java.net.IDN} follows the rules of 2003, which no browser does any more:
 * it makes {@code ss} of {@code ß}.
 */
final class Idna {
  private static final String PREFIX = "xn--";

  private Idna() {}

  /** The domain in ASCII and lower case, or null if it has no such form. */
  static @Nullable String toAsciiOrNull(String domain) {
    if (domain.length() > UrlHost.MAX_CHARS) {
      return null;
    }
    if (isPlain(domain)) {
      return domain.isEmpty() ? null : Ascii.toLower(domain);
    }
    String mapped = IdnaMapping.mapOrNull(domain);
    if (mapped == null) {
      return null;
    }
    mapped = Normalizer.normalize(mapped, Form.NFC);
    List<String> labels = new ArrayList<>();
    StringBuilder ascii = new StringBuilder(mapped.length() + 16);
    for (String label : mapped.split("\\.", -1)) {
      String unicode = unicodeOrNull(label);
      String encoded = unicode == null ? null : encodedOrNull(unicode);
      if (unicode == null || encoded == null) {
        return null;
      }
      ascii.append(labels.isEmpty() ? "" : ".").append(encoded);
      labels.add(unicode);
    }
    return ascii.isEmpty() || !IdnaLabel.followBidiRule(labels) ? null : ascii.toString();
  }

  /** ASCII without a label that starts with {@code xn--}: nothing to map, nothing to check. */
  private static boolean isPlain(String domain) {
    for (int i = 0; i < domain.length(); i++) {
      if (domain.charAt(i) >= 0x80) {
        return false;
      }
      if ((i == 0 || domain.charAt(i - 1) == '.')
          && domain.regionMatches(true, i, PREFIX, 0, PREFIX.length())) {
        return false;
      }
    }
    return true;
  }

  /** UTS #46, section 4, step 4: the label with its Punycode read and its characters checked. */
  private static @Nullable String unicodeOrNull(String label) {
    if (!label.startsWith(PREFIX)) {
      return IdnaLabel.isValid(label) ? label : null;
    }
    if (!isAscii(label)) {
      return null;
    }
    String decoded = Punycode.decodeOrNull(label.substring(PREFIX.length()));
    return decoded == null
            || isAscii(decoded)
            || !Normalizer.isNormalized(decoded, Form.NFC)
            || !decoded.equals(IdnaMapping.mapOrNull(decoded))
            || !IdnaLabel.isValid(decoded)
        ? null
        : decoded;
  }

  private static @Nullable String encodedOrNull(String label) {
    if (isAscii(label)) {
      return label;
    }
    String encoded = Punycode.encodeOrNull(label);
    return encoded == null ? null : PREFIX + encoded;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
