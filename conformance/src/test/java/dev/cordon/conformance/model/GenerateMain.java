package dev.cordon.conformance.model;

import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints rows drawn from a seed as a scenario file: {@code conformance/generate SEED COUNT}. */
final class GenerateMain {
  private static final String USAGE = "Usage: conformance/generate SEED COUNT > FILE\n";
  private static final int MOST = 1000;

  private GenerateMain() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream errors) {
    if (arguments.length != 2 || !isNumber(arguments[0]) || !isNumber(arguments[1])) {
      errors.print(USAGE);
      return 2;
    }
    var count = Integer.parseInt(arguments[1]);
    if (count < 1 || count > MOST) {
      errors.print("COUNT must be from 1 to " + MOST + ", not " + count + ".\n" + USAGE);
      return 2;
    }
    out.print(text(new RowGenerator(Integer.parseInt(arguments[0])).rows(count)));
    return 0;
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  /** A scenario file: each key of a row on a line of its own. */
  static String text(List<JsonObject> rows) {
    var texts = new ArrayList<String>();
    for (var row : rows) {
      var lines = new ArrayList<String>();
      for (var key : row.fieldNames()) {
        lines.add(
            "\""
                + key
                + "\": "
                + new JsonObject()
                    .put("v", row.getValue(key))
                    .encode()
                    .replaceFirst("^\\{\"v\":", "")
                    .replaceFirst("}$", ""));
      }
      texts.add("  {" + String.join(",\n   ", lines) + "}");
    }
    return "[\n" + String.join(",\n", texts) + "\n]\n";
  }
}
