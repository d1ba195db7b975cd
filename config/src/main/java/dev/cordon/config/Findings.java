package dev.cordon.config;

import static java.util.Comparator.comparingInt;

import dev.cordon.config.Fault.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything found in one file, in whatever order it was found. */
final class Findings {
  private static final Comparator<Fault> ORDER =
      comparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::place)
          .thenComparing(Fault::code)
          .thenComparing(Fault::problem);

  /** More than anyone reads at once. */
  static final int MOST = 1_000;

  private final Source source;
  private final List<Finding> found = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();

  Findings(Source source) {
    this.source = source;
  }

  void fault(Span caret, String place, Complaint complaint) {
    add(new Finding(Severity.FAULT, caret, place, complaint));
  }

  void warning(Span caret, String place, Complaint complaint) {
    add(new Finding(Severity.WARNING, caret, place, complaint));
  }

  private void add(Finding finding) {
    if (found.size() < MOST) {
      found.add(finding);
    } else if (found.size() == MOST) {
      Complaint more =
          new Complaint(
              "more-faults",
              "from here on nothing more is listed",
              "There are more than " + MOST + " faults and warnings.",
              "Mend these first.");
      found.add(new Finding(Severity.FAULT, finding.caret, finding.place, more));
    }
  }

  /** Says that what was meant for a place could not be read. */
  void unread(String place) {
    unread.add(place);
  }

  /** Whether what was meant for the place, or for one around it, could not be read. */
  boolean isUnread(String place) {
    for (int end = 1; end <= place.length(); end++) {
      boolean step = end == place.length() || place.charAt(end) == '.' || place.charAt(end) == '[';
      if (step && unread.contains(place.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Keeps a stretch of the file out of every excerpt. */
  void mask(Span span) {
    source.mask(span);
  }

  /** The same for what may be a secret in any line that was spoken of. */
  void maskAll() {
    found.forEach(finding -> SecretKeys.maskAround(finding.caret.line(), source));
  }

  boolean hasFault() {
    return found.stream().anyMatch(finding -> finding.severity == Severity.FAULT);
  }

  /**
   * All of it, by line and column, each only once; the excerpts are made now, when every secret is
   * masked.
   */
  List<Fault> inOrder() {
    Set<Fault> faults = new LinkedHashSet<>();
    found.stream().map(this::fault).sorted(ORDER).forEach(faults::add);
    return List.copyOf(faults);
  }

  private Fault fault(Finding finding) {
    Complaint complaint = finding.complaint;
    return new Fault(
        finding.severity,
        complaint.code(),
        source.name(),
        finding.caret.line(),
        finding.caret.column(),
        finding.place,
        complaint.problem(),
        complaint.why(),
        complaint.instead(),
        source.excerpt(finding.caret));
  }

  private record Finding(Severity severity, Span caret, String place, Complaint complaint) {}
}
