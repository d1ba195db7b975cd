package dev.cordon.bench.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, its columns aligned for whoever reads it as text. */
final class Table {
  private final List<String[]> rows = new ArrayList<>();

  Table(String... head) {
    rows.add(head.clone());
  }

  void row(String... cells) {
    rows.add(cells.clone());
  }

  static String whole(double value) {
    return format("%.0f", value);
  }

  static String tenths(double value) {
    return format("%.1f", value);
  }

  static String hundredths(double value) {
    return format("%.2f", value);
  }

  static String percent(double share) {
    return format("%.1f %%", share * 100);
  }

  static String mib(long kib) {
    return whole(kib / 1024.0);
  }

  private static String format(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  @Override
  public String toString() {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      line(out, rows.get(r), widths);
      if (r == 0) {
        for (int i = 0; i < columns; i++) {
          out.append(i == 0 ? "|" : "")
              .append("-".repeat(widths[i] + 1))
              .append(i == 0 ? "-|" : ":|");
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String[] row, int[] widths) {
    for (int i = 0; i < row.length; i++) {
      String space = " ".repeat(widths[i] - row[i].length());
      out.append("| ").append(i == 0 ? row[i] + space : space + row[i]).append(' ');
    }
    out.append("|\n");
  }
}
