package dev.cordon.config;

import static java.util.Comparator.comparingInt;

import dev.cordon.config.Fault.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything found in one file, in whatever order it was found. */
final class Findings {
  private static final Comparator<Fault> ORDER =
      comparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::place)
          .thenComparing(Fault::code)
          .thenComparing(Fault::problem);

  private final Source source;
  private final List<Finding> found = new ArrayList<>();
  private final List<String> suspects = new ArrayList<>();

  Findings(Source source) {
    this.source = source;
  }

  void fault(Span caret, String place, Complaint complaint) {
    found.add(new Finding(Severity.FAULT, caret, place, complaint));
  }

  void warning(Span caret, String place, Complaint complaint) {
    found.add(new Finding(Severity.WARNING, caret, place, complaint));
  }

  /** Says that the value of a place was most likely written under a misspelt key. */
  void suspect(String place) {
    suspects.add(place);
  }

  /** Whether what was meant for the place, or for one around it, could not be read. */
  boolean isUnread(String place) {
    Stream<String> faulty =
        found.stream()
            .filter(finding -> finding.severity == Severity.FAULT)
            .map(Finding::place);
    return Stream.concat(faulty, suspects.stream())
        .anyMatch(ancestor -> isAtOrBelow(place, ancestor));
  }

  boolean hasFault() {
    return found.stream().anyMatch(finding -> finding.severity == Severity.FAULT);
  }

  /** All of it, by line and column, each only once; the excerpts are made now, when every secret is masked. */
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

  private static boolean isAtOrBelow(String place, String ancestor) {
    return !ancestor.isEmpty()
        && place.startsWith(ancestor)
        && (place.length() == ancestor.length()
            || place.charAt(ancestor.length()) == '.'
            || place.charAt(ancestor.length()) == '[');
  }

  private record Finding(Severity severity, Span caret, String place, Complaint complaint) {}
}
