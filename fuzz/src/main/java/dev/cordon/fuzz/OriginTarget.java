package dev.cordon.fuzz;

import dev.cordon.policy.InvalidPolicyException;
import dev.cordon.policy.OriginPattern;
import dev.cordon.policy.OriginSet;
import dev.cordon.policy.Policy;
import dev.cordon.web.MalformedOriginException;
import dev.cordon.web.Origin;
import dev.cordon.web.Site;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Origins, and the patterns of a policy: the first line an origin, the others patterns. */
public final class OriginTarget {
  private OriginTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = Input.utf8Lines(input);
    String text = lines.get(0);
    Origin origin = Origin.parseOrNull(text);
    if (origin == null) {
      refused(text);
    } else {
      roundTrip(text, origin);
    }
    Origin ofUrl = Origin.ofUrlOrNull(text);
    Url url = Url.parseOrNull(text);
    if (ofUrl != null) {
      Claim.equal(Origin.parseOrNull(ofUrl.toString()), ofUrl, "an origin of a URL", text);
      boolean undecoded = ofUrl.toString().contains("xn--");
      Claim.holds(url != null || undecoded, "a strict reader takes what no browser does", text);
      Claim.equal(url == null ? ofUrl : url.origin(), ofUrl, "two readers of a URL", text);
    }
    if (url != null && !url.origin().isOpaque()) {
      String written = url.origin().toString();
      Claim.equal(Origin.parseOrNull(written), url.origin(), "a URL's origin", text);
    }
    patterns(lines.subList(1, lines.size()), origin);
  }

  private static void refused(String text) {
    try {
      Origin.parse(text);
    } catch (MalformedOriginException expected) {
      Claim.holds(!expected.problem().isEmpty(), "a refusal says why", text);
      return;
    }
    throw new AssertionError(Claim.text("parse takes what parseOrNull refuses", text));
  }

  private static void roundTrip(String text, Origin origin) {
    Claim.equal(origin.toString(), text, "an origin is its own serialisation");
    Claim.equal(Origin.parse(text), origin, "an origin parsed twice");
    if (origin.isOpaque()) {
      Claim.equal(text, "null", "the opaque origin's text");
      return;
    }
    Claim.equal(
        Origin.of(origin.scheme(), origin.host(), origin.port()), origin, "an origin of its parts");
    Claim.holds(Site.of(origin).equals(Site.of(origin)), "the site of an origin", text);
    if (origin.scheme().equals("http") || origin.scheme().equals("https")) {
      Url url = Url.parseOrNull(text);
      // Origins compare as text, so no one looks whether an xn-- label decodes to something.
      Claim.holds(url != null || text.contains("xn--"), "a web origin that is no URL", text);
      Claim.equal(url == null ? origin : url.origin(), origin, "the origin of an origin's URL");
      Claim.equal(Origin.ofUrlOrNull(text + "/"), origin, "the origin of a page", text);
    }
  }

  private static void patterns(List<String> texts, @Nullable Origin origin) {
    List<OriginPattern> patterns = new ArrayList<>();
    List<String> good = new ArrayList<>();
    for (String text : texts) {
      OriginPattern pattern = OriginPattern.parseOrNull(text);
      if (pattern != null) {
        Claim.equal(pattern.toString(), text, "a pattern is its own spelling");
        Claim.equal(OriginPattern.parseOrNull(text), pattern, "a pattern parsed twice", text);
        patterns.add(pattern);
        good.add(text);
      }
    }
    if (origin != null && !origin.isOpaque()) {
      Claim.equal(
          OriginSet.of(patterns).contains(origin),
          NaiveOrigins.anyMatches(good, origin.toString()),
          "the set and the plain comparison",
          origin,
          good);
    }
    if (!texts.isEmpty()) {
      policy(texts, origin);
    }
  }

  private static void policy(List<String> texts, @Nullable Origin origin) {
    Policy policy;
    try {
      policy =
          Policy.builder()
              .origins("https://bank.example")
              .cors(rule -> rule.paths("/api/**").origins(texts))
              .build();
    } catch (InvalidPolicyException e) {
      Claim.holds(!e.faults().isEmpty(), "a refused policy names its faults", texts);
      return;
    }
    boolean star = texts.contains("*");
    if (origin != null) {
      boolean named = policy.corsRules().get(0).names(origin);
      boolean meant =
          star || (!origin.isOpaque() && NaiveOrigins.anyMatches(texts, origin.toString()));
      Claim.equal(named, meant, "the rule and the plain comparison", origin, texts);
    }
  }
}
