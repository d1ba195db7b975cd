package dev.cordon.browser.fetch;

import dev.cordon.browser.http.Headers;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a page in a frame (HTML, section 7.6, X-Frame-Options; Content Security Policy,
 * section 6.4.2, frame-ancestors; HTML, embedder policies of frames).
 */
public final class Framing {
  private Framing() {}

  /**
   * Whether an answer may be shown in a frame.
   *
   * @param headers those of the answer
   * @param url where it came from
   * @param ancestors the origins of the pages around the frame, nearest first; empty for a page
   *     that is framed by nobody, which may always be shown
   */
  public static @Nullable Block check(
      Headers headers, Url url, List<Origin> ancestors, int exchange, Profile profile) {
    if (ancestors.isEmpty()) {
      return null;
    }
    if (profile.follows(Rule.FRAME_ANCESTORS)) {
      var lists = DocumentPolicies.frameAncestors(headers);
      for (var list : lists) {
        for (var ancestor : ancestors) {
          if (!SourceList.matches(list, ancestor, url.origin())) {
            return notAncestor(list, ancestor, exchange);
          }
        }
      }
      if (!lists.isEmpty()) {
        return null; // Then X-Frame-Options is not asked.
      }
    }
    return profile.follows(Rule.X_FRAME_OPTIONS)
        ? checkOptions(headers, url, ancestors, exchange)
        : null;
  }

  private static Block notAncestor(String list, Origin ancestor, int exchange) {
    return new Block(
        Rule.FRAME_ANCESTORS,
        exchange,
        "The page lets itself be framed by frame-ancestors "
            + (list.isEmpty() ? "'none'" : list)
            + " alone, and is in a page of "
            + ancestor
            + ".",
        "Content-Security-Policy",
        "frame-ancestors " + list,
        "If that page may frame it, name it: frame-ancestors " + ancestor + ".");
  }

  /** Check a navigation response's adherence to X-Frame-Options. */
  private static @Nullable Block checkOptions(
      Headers headers, Url url, List<Origin> ancestors, int exchange) {
    var value = headers.get("X-Frame-Options");
    if (value == null) {
      return null;
    }
    var options = new LinkedHashSet<String>();
    for (var option : MediaType.split(value)) {
      options.add(Ascii.toLower(option));
    }
    if (options.size() > 1) {
      return options.contains("deny")
              || options.contains("sameorigin")
              || options.contains("allowall")
          ? options(value, "contradicts itself, which counts as DENY", exchange)
          : null;
    }
    return switch (options.iterator().next()) {
      case "deny" -> options(value, "lets nobody frame the page", exchange);
      case "sameorigin" -> {
        for (var ancestor : ancestors) {
          if (!Origins.same(ancestor, url.origin())) {
            yield options(value, "keeps the page from a page of " + ancestor, exchange);
          }
        }
        yield null;
      }
      default -> null;
    };
  }

  private static Block options(String value, String problem, int exchange) {
    return new Block(
        Rule.X_FRAME_OPTIONS,
        exchange,
        "X-Frame-Options: " + value + " " + problem + ".",
        "X-Frame-Options",
        value,
        "If others may frame it, send Content-Security-Policy: frame-ancestors with their origins,"
            + " and X-Frame-Options is not asked.");
  }

  /**
   * Whether a page may be in a frame of one that has an embedder policy (HTML, check a navigation
   * response's adherence to its embedder policy).
   *
   * @param around the page around the frame
   * @param embedderPolicy what the page in the frame has
   */
  public static @Nullable Block checkEmbedder(
      Environment around, EmbedderPolicy embedderPolicy, int exchange, Profile profile) {
    return around.embedderPolicy() == EmbedderPolicy.UNSAFE_NONE
            || embedderPolicy != EmbedderPolicy.UNSAFE_NONE
            || !profile.follows(Rule.COEP_FRAMES)
        ? null
        : new Block(
            Rule.COEP_FRAMES,
            exchange,
            "The page around has a Cross-Origin-Embedder-Policy, and the page in the frame has"
                + " none.",
            "Cross-Origin-Embedder-Policy",
            null,
            "Send Cross-Origin-Embedder-Policy: require-corp with the page in the frame too, or"
                + " give the iframe the attribute credentialless.");
  }
}
