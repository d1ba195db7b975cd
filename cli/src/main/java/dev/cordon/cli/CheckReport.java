package dev.cordon.cli;

import dev.cordon.config.Fault;
import dev.cordon.config.Fault.Severity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code cordon check} found in a file.
 *
 * @param usable whether the file can be used as it stands
 * @param findings faults and warnings in the order of the file
 * @param settings the settings in force as YAML; empty when they were not asked for
 */
record CheckReport(String file, boolean usable, List<Fault> findings, String settings) {
  CheckReport {
    findings = List.copyOf(findings);
  }

  static CheckReport good(String file, List<Fault> warnings, String settings) {
    return new CheckReport(file, true, warnings, settings);
  }

  static CheckReport faulty(String file, List<Fault> findings) {
    return new CheckReport(file, false, findings, "");
  }

  boolean isGood(boolean strict) {
    return usable && !(strict && !findings.isEmpty());
  }

  String text(Ansi ansi) {
    var text = new StringBuilder();
    for (var finding : findings) {
      text.append(coloured(finding, ansi)).append("\n\n");
    }
    text.append(file).append(": ").append(usable ? "good" : count(Severity.FAULT, "fault"));
    if (count(Severity.WARNING) > 0) {
      text.append(", ").append(count(Severity.WARNING, "warning"));
    }
    text.append('\n');
    if (!settings.isEmpty()) {
      text.append('\n').append(settings.strip()).append('\n');
    }
    return text.toString();
  }

  /**
   * The first line in the colour of its severity; never markup, since it holds values of the file.
   */
  private static String coloured(Fault finding, Ansi ansi) {
    var text = finding.toString();
    if (!ansi.enabled()) {
      return text;
    }
    var colour = finding.severity() == Severity.FAULT ? "\u001b[1;31m" : "\u001b[1;33m";
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    return colour + text.substring(0, end) + "\u001b[0m" + text.substring(end);
  }

  String json() {
    var list = new JsonArray();
    findings.forEach(finding -> list.add(json(finding)));
    var report = new JsonObject().put("file", file).put("usable", usable).put("findings", list);
    if (!settings.isEmpty()) {
      report.put("settings", settings);
    }
    return report.encodePrettily() + "\n";
  }

  private static JsonObject json(Fault finding) {
    return new JsonObject()
        .put("severity", finding.severity() == Severity.FAULT ? "fault" : "warning")
        .put("code", finding.code())
        .put("line", finding.line())
        .put("column", finding.column())
        .put("place", finding.place())
        .put("problem", finding.problem())
        .put("why", finding.why())
        .put("instead", finding.instead());
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private String count(Severity severity, String word) {
    long count = count(severity);
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
