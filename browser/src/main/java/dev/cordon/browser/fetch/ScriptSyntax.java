package dev.cordon.browser.fetch;

import java.util.ArrayDeque;
import java.util.Set;

/**
 * Whether a text may be a script, by its tokens. Browsers parse it; this looks whether brackets and
 * quotes close and whether two operands stand side by side, as in all prose, markup and most data.
 * What passes need not parse; what does not pass, does not.
 */
final class ScriptSyntax {
  /** Words after which an operand may follow. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "async",
          "await",
          "case",
          "class",
          "const",
          "default",
          "delete",
          "do",
          "else",
          "export",
          "extends",
          "finally",
          "from",
          "function",
          "get",
          "if",
          "import",
          "in",
          "instanceof",
          "let",
          "new",
          "of",
          "return",
          "set",
          "static",
          "throw",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "yield",
          "as",
          "for",
          "break",
          "continue");

  /** Those among them that are names elsewhere, and may be divided there. */
  private static final Set<String> NAMES =
      Set.of("as", "async", "from", "get", "let", "of", "set", "static");

  /** Those before a head in brackets, behind which a statement begins. */
  private static final Set<String> HEADED = Set.of("for", "if", "while", "with");

  /** On the stack of brackets, one that opens such a head. */
  private static final char HEAD = 'h';

  private static final int MAX_CHARS = 100_000;

  private final String text;
  private final ArrayDeque<Character> brackets = new ArrayDeque<>();
  private int at;

  /** Whether the last token was an operand, on the same line. */
  private boolean operand;

  /**
   * Whether the last token, on whatever line, can be divided, so that no regular expression begins.
   */
  private boolean divisible;

  /** The last token if it was a word; empty if not. */
  private String word = "";

  private ScriptSyntax(String text) {
    this.text = text;
  }

  static boolean mayBeScript(String text) {
    return new ScriptSyntax(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text)
        .check(text.length() > MAX_CHARS);
  }

  private boolean check(boolean cut) {
    while (at < text.length()) {
      if (!token()) {
        return cut && at >= text.length();
      }
    }
    return cut || brackets.isEmpty();
  }

  private boolean token() {
    var c = text.charAt(at);
    if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
      operand = false;
      at++;
      return true;
    }
    if (isSpace(c)) {
      at++;
      return true;
    }
    if (text.startsWith("//", at) || text.startsWith("<!--", at)) {
      var end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
      return true;
    }
    if (text.startsWith("/*", at)) {
      var end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
      return end >= 0;
    }
    var wordBefore = word;
    word = "";
    if (c == '"' || c == '\'') {
      return !endsOperand() && string(c);
    }
    if (c == '`') {
      return template();
    }
    if (Character.isJavaIdentifierStart(c) || Ascii.isDigit(c) || c == '#' || c == '\\') {
      return word();
    }
    if (c == '/' && !divisible) {
      return regularExpression();
    }
    if (c == '(' && HEADED.contains(wordBefore)) {
      c = HEAD;
    }
    return punctuation(c);
  }

  /** White space of ECMAScript, and some more of ASCII's. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  /** Whether an operand stands before this one, which makes this one a mistake. */
  private boolean endsOperand() {
    var before = operand;
    operand = true;
    divisible = true;
    return before;
  }

  private boolean word() {
    var start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    word = text.substring(start, at);
    if (KEYWORDS.contains(word)) {
      operand = false;
      divisible = NAMES.contains(word);
      return true;
    }
    return !endsOperand();
  }

  private static boolean isWordPart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.' || c == '#' || c == '\\';
  }

  private boolean string(char quote) {
    for (at++; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        at++;
        return true;
      } else if (c == '\n') {
        return false;
      }
    }
    return false;
  }

  private boolean template() {
    operand = true;
    divisible = true;
    for (at++; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '`') {
        at++;
        return true;
      }
    }
    return false;
  }

  private boolean punctuation(char c) {
    at++;
    operand = c == ']';
    divisible = c == ']';
    switch (c) {
      case HEAD, '(', '[', '{' -> {
        brackets.push(c);
        return true;
      }
      case ')', ']', '}' -> {
        var open = brackets.poll();
        divisible |= c == ')' && open != null && open != HEAD;
        return open != null && opens(open, c);
      }
      case '<' -> {
        // No operator begins an expression, as a tag would.
        return leavesOperand();
      }
      default -> {
        return "=+-*/%!&|^~?:;,.>@".indexOf(c) >= 0;
      }
    }
  }

  private boolean leavesOperand() {
    var previous = at - 2;
    while (previous >= 0 && isSpace(text.charAt(previous))) {
      previous--;
    }
    return previous >= 0 && ";{}(,=".indexOf(text.charAt(previous)) < 0;
  }

  private boolean regularExpression() {
    var inClass = false;
    for (at++; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '\n') {
        return false;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        at++;
        while (at < text.length() && Ascii.isAlpha(text.charAt(at))) {
          at++;
        }
        operand = true;
        divisible = true;
        return true;
      }
    }
    return false;
  }

  private static boolean opens(char open, char close) {
    return switch (open) {
      case HEAD, '(' -> close == ')';
      case '[' -> close == ']';
      default -> close == '}';
    };
  }
}
