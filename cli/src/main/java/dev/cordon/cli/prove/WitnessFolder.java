package dev.cordon.cli.prove;

import dev.cordon.proof.Finding;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Severity;
import dev.cordon.proof.Stranger;
import dev.cordon.proof.Verdict;
import dev.cordon.proof.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page of HTML for each thing that a stranger can do, and an {@code index.html} that says where
 * to open which and what will happen. A page has the same name in every run.
 */
public final class WitnessFolder {
  private static final int SLUG = 40;

  /** The sentences that a page shows, by its name. */
  private final Map<String, Set<String>> sentences = new LinkedHashMap<>();

  private final Map<String, Witness> witnesses = new LinkedHashMap<>();

  private WitnessFolder(Proof proof) {
    Stream.concat(
            proof.promises().stream().map(Verdict::broken).flatMap(java.util.List::stream),
            proof.findings().stream())
        .filter(finding -> finding.severity() != Severity.REFUSED)
        .forEach(finding -> add(proof, finding));
  }

  /**
   * Writes the pages of a proof.
   *
   * @return how many there are, the index aside
   */
  public static int write(Proof proof, Path folder) throws IOException {
    var pages = new WitnessFolder(proof);
    Files.createDirectories(folder);
    for (var page : pages.witnesses.entrySet()) {
      var witness = page.getValue();
      Files.writeString(folder.resolve(page.getKey()), witness.move().html(witness.target()));
    }
    Files.writeString(folder.resolve("index.html"), pages.index(proof));
    return pages.witnesses.size();
  }

  /** The finding's own, and one for each of its powers. */
  private void add(Proof proof, Finding finding) {
    add(finding.witness());
    var cell = proof.cell(finding.strangers().get(0), finding.routes().get(0));
    for (var power : finding.powers()) {
      var sighting = cell.powers().get(power);
      if (sighting != null) {
        add(sighting.witness());
      }
    }
  }

  private void add(Witness witness) {
    if (witness.stranger().kind() != Stranger.Kind.NO_BROWSER) {
      var name = name(witness);
      witnesses.putIfAbsent(name, witness);
      sentences.computeIfAbsent(name, it -> new LinkedHashSet<>()).add(Sentences.of(witness));
    }
  }

  /** What the page depends on: who, what, where. */
  static String name(Witness witness) {
    var who = witness.stranger().name();
    var where = witness.target().url();
    var what = witness.move().id();
    var digest = digest(String.join("\n", who, where, what));
    return String.join("_", slug(who), slug(witness.target().path()), slug(what), digest) + ".html";
  }

  private static String slug(String text) {
    var slug =
        text.replaceFirst("^https?://", "")
            .replaceAll("[^A-Za-z0-9.]+", "-")
            .replaceAll("^[-.]+|[-.]+$", "");
    return slug.isEmpty() ? "root" : slug.substring(0, Math.min(SLUG, slug.length()));
  }

  private static String digest(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private String index(Proof proof) {
    var html = new StringBuilder();
    html.append(
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; \
        padding: 0 1rem }
        li { margin: 0 0 1rem; overflow-wrap: anywhere }
        </style>
        """);
    html.append("<title>Witnesses: ").append(escaped(proof.subject())).append("</title>\n");
    html.append("<h1>Witnesses: ").append(escaped(proof.subject())).append("</h1>\n");
    html.append(
        """
        <p>Each page does what its sentence says when a browser opens it at the origin named with \
        it, in which the user of the sentence is logged in. Opened from this folder it has another \
        origin, and something else may happen: <code>cordon prove --replay</code> serves each where \
        it belongs.</p>
        <ol>
        """);
    witnesses.forEach(
        (name, witness) -> {
          html.append("<li><a href=\"").append(name).append("\">").append(name).append("</a>");
          html.append("<br>at ").append(escaped(at(witness)));
          sentences
              .getOrDefault(name, Set.of())
              .forEach(it -> html.append("<br>").append(escaped(it)));
          html.append("</li>\n");
        });
    return html.append("</ol>\n</html>\n").toString();
  }

  private static String at(Witness witness) {
    return witness.stranger().kind() == Stranger.Kind.OPAQUE
        ? "an opaque origin: " + witness.stranger().name()
        : String.valueOf(witness.stranger().origin());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
