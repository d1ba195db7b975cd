package dev.cordon.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is said of a file that is not YAML. */
final class SyntaxComplaint {
  /** Characters that mean something to YAML at the beginning of a word (section 5.3). */
  private static final String INDICATORS = "*&!%@`";

  private SyntaxComplaint() {}

  static void report(YamlEngineException e, Source source, Findings findings) {
    Span span = span(e, source);
    Complaint complaint = complaint(e, source, span);
    // The parser's words may repeat a part of the line.
    boolean secret = SecretKeys.maskAround(span.line(), source);
    findings.fault(span, "", secret ? general("the line cannot be read") : complaint);
  }

  private static Span span(YamlEngineException e, Source source) {
    if (e instanceof ReaderException unreadable) {
      return source.find(unreadable.getCodePoint());
    }
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return Span.START;
    }
    return indicator(marked, source)
        .or(
            () ->
                marked
                    .getProblemMark()
                    .or(marked::getContextMark)
                    .map(mark -> Span.at(mark.getLine() + 1, mark.getColumn() + 1)))
        .orElse(Span.START);
  }

  private static Complaint complaint(YamlEngineException e, Source source, Span span) {
    if (e instanceof ReaderException unreadable) {
      return control(unreadable.getCodePoint());
    }
    return e instanceof MarkedYamlEngineException marked
        ? complaint(marked, source, span)
        : general(String.valueOf(e.getMessage()));
  }

  private static Complaint complaint(MarkedYamlEngineException e, Source source, Span span) {
    String line = source.written(span.line());
    if (line.strip().length() > 0 && line.substring(0, indentation(line)).indexOf('\t') >= 0) {
      return new Complaint(
          "yaml-tab",
          "the line is indented by a tab",
          "YAML counts spaces, and a tab has no width (YAML 1.2, section 6.1).",
          "Indent by two spaces.");
    }
    return indicator(e, source)
        .map(word -> quotes(source, word))
        .orElseGet(() -> general(sentence(e)));
  }

  /** The place of the word that begins with a character of YAML's own, if that is the trouble. */
  private static Optional<Span> indicator(MarkedYamlEngineException e, Source source) {
    return e.getContextMark()
        .or(e::getProblemMark)
        .filter(
            mark -> {
              int[] points = source.written(mark.getLine() + 1).codePoints().toArray();
              return mark.getColumn() < points.length
                  && INDICATORS.indexOf(points[mark.getColumn()]) >= 0;
            })
        .map(mark -> Span.at(mark.getLine() + 1, mark.getColumn() + 1));
  }

  private static Complaint quotes(Source source, Span span) {
    String line = source.written(span.line());
    String rest = line.substring(line.offsetByCodePoints(0, span.column() - 1));
    String word = rest.split("[\\s,\\]}]", 2)[0];
    return new Complaint(
        "yaml-quotes",
        "a value cannot begin with " + rest.charAt(0) + " unless it is in quotes",
        "To YAML the character is an instruction, not text.",
        "Put the whole value in quotes: " + Quoted.of(word));
  }

  private static Complaint control(int point) {
    return new Complaint(
        "yaml-character",
        String.format("the character U+%04X cannot stand in YAML", point),
        "It is invisible, and programs disagree about what it is.",
        "Remove it, or write it as an escape in double quotes.");
  }

  private static Complaint general(String problem) {
    return new Complaint(
        "yaml-syntax",
        "not YAML: " + problem,
        "Nothing after this point could be read; there may be more faults.",
        "Look for a missing space after a colon, a quote or bracket that is not closed, a value"
            + " with brackets or braces that needs quotes, or a line that is indented differently"
            + " from its neighbours.");
  }

  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext();
    if (String.valueOf(e.getProblem()).startsWith("expected <block end>")) {
      return "the line belongs neither to the group above it nor to one around that";
    }
    return context == null ? e.getProblem() : e.getProblem() + ", " + context;
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }
}
