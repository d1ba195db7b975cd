package dev.cordon.adapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for randomness. An adapter that can be given its randomness draws the same seals and
 * tokens as the reference; of the others' only the meaning can be compared.
 */
enum Masks {
  /** Seals and tokens are compared byte for byte. */
  NONE,
  /**
   * A seal is replaced by the session value that the reference reads from it, a token by its kind;
   * those that the reference cannot open stay as they are, and differ.
   */
  MEANING;

  /** No larger body holds a token, and patterns are slow on what they do not match. */
  private static final int LARGEST_BODY = 4000;

  private static final Pattern SEAL =
      Pattern.compile("(?<![\\w-])([A-Za-z_-]{1,40})=(cordon(?:-was)?\\.[\\w-]+)");

  /** docs/formats.md: head, mask and proof of a token, with and without a nonce. */
  private static final Pattern TOKEN =
      Pattern.compile("(?<![\\w.-])A[QR][\\w-]{98}(?:[\\w-]{21,22})?(?![\\w-])");

  Answer masked(Answer answer, Row row) {
    if (this == NONE) {
      return answer;
    }
    Map<String, List<String>> headers = new TreeMap<>();
    answer
        .headers()
        .forEach(
            (name, values) -> {
              List<String> masked = new ArrayList<>();
              values.forEach(value -> masked.add(masked(value, row)));
              headers.put(name, masked);
            });
    byte[] body = answer.body();
    boolean small = body.length <= LARGEST_BODY;
    return new Answer(
        answer.status(), headers, small ? Wire.latin1(masked(answer.text(), row)) : body);
  }

  private static String masked(String text, Row row) {
    Matcher seals = SEAL.matcher(text);
    String unsealed =
        seals.replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) + "=" + meaning(match.group(1), match.group(2), row)));
    return TOKEN.matcher(unsealed).replaceAll("<token>");
  }

  private static String meaning(String cookie, String seal, Row row) {
    if (!cookie.equals("APPSESSION")) {
      return "<" + seal.length() + " sealed characters>";
    }
    Request request =
        new Request(
            "GET",
            "/home/echo",
            "HTTP/1.1",
            List.of(
                new Line("Host", "bank.example"),
                new Line("X-Forwarded-Proto", "https"),
                new Line("Cookie", cookie + "=" + seal)),
            new byte[0]);
    Reference reference = new Reference(row.rules().guard(new Seeded()));
    for (Line line : Reference.seen(request, reference.decide(request))) {
      if (line.is("Cookie")) {
        return "<sealed " + line.value() + ">";
      }
    }
    return seal;
  }
}
