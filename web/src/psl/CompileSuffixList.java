import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Strips the public suffix list of comments and writes its rules sorted, in the form in which hosts
 * come: lower case and, beyond ASCII, xn--. Run by the build as a single source file; equal input
 * gives equal bytes.
 */
final class CompileSuffixList {
  private static final String NOTICE =
      """
      // The rules of the public suffix list (https://publicsuffix.org/list/), sorted, without comments.
      // Taken from org/publicsuffix/list/effective_tld_names.dat of Apache HttpClient.
      // This Source Code Form is subject to the terms of the Mozilla Public
      // License, v. 2.0. If a copy of the MPL was not distributed with this
      // file, You can obtain one at https://mozilla.org/MPL/2.0/.
      """;

  /** Fewer rules than this are not the whole list. */
  private static final int LEAST_RULES = 9_000;

  private CompileSuffixList() {}

  public static void main(String[] args) throws IOException {
    TreeSet<String> rules = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      String rule = line.strip().split("\\s", 2)[0];
      if (!rule.isEmpty() && !rule.startsWith("//")) {
        rules.add(toAscii(rule));
      }
    }
    if (rules.size() < LEAST_RULES) {
      throw new IllegalStateException(args[0] + " has only " + rules.size() + " rules.");
    }
    Path to = Path.of(args[1]);
    Files.createDirectories(to.getParent());
    Files.writeString(to, NOTICE + String.join("\n", List.copyOf(rules)) + "\n");
  }

  /** The rule's xn-- form. A label that does not survive the way back would match another name. */
  private static String toAscii(String rule) {
    int start = rule.startsWith("!") ? 1 : rule.startsWith("*.") ? 2 : 0;
    String name = rule.substring(start);
    String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
    if (!IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).equals(name)) {
      throw new IllegalStateException(rule + " does not survive the way to ASCII and back.");
    }
    return rule.substring(0, start) + ascii;
  }
}
