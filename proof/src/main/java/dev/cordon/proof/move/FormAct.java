package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form that a script submits.
 *
 * @param post whether by POST
 * @param enctype how its fields are written
 * @param target where the next page goes; empty for where this one is
 * @param rel empty for none
 * @param with what it has beside its own field
 */
record FormAct(boolean post, Enctype enctype, String target, String rel, With with) implements Act {

  /** How fields become a body. */
  enum Enctype {
    URL_ENCODED("", "", "application/x-www-form-urlencoded"),
    MULTIPART("multipart", "in parts", "multipart/form-data"),
    /** Its body can be any text, JSON as well (W02 in docs/threats.md). */
    TEXT("text", "of text", "text/plain");

    final String id;
    final String words;
    final String type;

    Enctype(String id, String words, String type) {
      this.id = id;
      this.words = words;
      this.type = type;
    }
  }

  /** What a form has beside. */
  enum With {
    NOTHING("", ""),
    TOKEN("token", "with a token of the attacker's"),
    EMPTY_TOKEN("empty-token", "with an empty token"),
    TWO_TOKENS("two-tokens", "with two tokens"),
    OVERRIDE("override-delete", "with _method=DELETE"),
    OVERRIDE_IN_QUERY("query-override-delete", "with _method=DELETE in the query"),
    /** A method that lists of unsafe methods do not have. */
    UNKNOWN_OVERRIDE("override-foo", "with _method=FOO"),
    /** The attacker's name and password, and nothing else. */
    LOGIN("login", "of the attacker's name and password");

    final String id;
    final String words;

    With(String id, String words) {
      this.id = id;
      this.words = words;
    }
  }

  /** All that a form to any path may have. */
  static final List<With> EXTRAS =
      Arrays.stream(With.values()).filter(with -> with != With.LOGIN).toList();

  static FormAct get() {
    return new FormAct(false, Enctype.URL_ENCODED, "", "", With.NOTHING);
  }

  static FormAct post(Enctype enctype) {
    return new FormAct(true, enctype, "", "", With.NOTHING);
  }

  FormAct into(String place) {
    return new FormAct(post, enctype, place, rel, with);
  }

  FormAct rel(String value) {
    return new FormAct(post, enctype, target, value, with);
  }

  FormAct with(With more) {
    return new FormAct(post, enctype, target, rel, more);
  }

  @Override
  public String id() {
    return parts(
        "-", "form", post ? "post" : "get", enctype.id, with.id, target.replace("_", ""), rel);
  }

  @Override
  public String words() {
    return parts(
        " ",
        post ? "POST a form" : "send a form by GET",
        enctype.words,
        with.words,
        rel.isEmpty() ? "" : "with rel=" + rel,
        switch (target) {
          case "_blank" -> "in a new tab";
          case "hidden" -> "in a frame";
          default -> "";
        });
  }

  private static String parts(String between, String... parts) {
    return Stream.of(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(between));
  }

  @Override
  public String preposition() {
    return "to";
  }

  @Override
  public String method() {
    return switch (with) {
      case OVERRIDE, OVERRIDE_IN_QUERY -> "DELETE";
      case UNKNOWN_OVERRIDE -> "FOO";
      default -> post ? "POST" : "GET";
    };
  }

  @Override
  public String answerType() {
    return "text/html";
  }

  @Override
  public String query() {
    return with == With.OVERRIDE_IN_QUERY ? "_method=DELETE" : "";
  }

  @Override
  public boolean needsDocument() {
    return true;
  }

  @Override
  public int features() {
    return (post ? 1 : 0)
        + (enctype == Enctype.URL_ENCODED ? 0 : 1)
        + (target.isEmpty() ? 0 : 1)
        + (rel.isEmpty() ? 0 : 1)
        + (with == With.NOTHING ? 0 : 1);
  }

  /** Names and values in turn. */
  private String[] fields(Target target) {
    return switch (with) {
      case NOTHING, OVERRIDE_IN_QUERY ->
          enctype == Enctype.TEXT
              ? new String[] {"{\"amount\": 100, \"more\": \"", "\"}"}
              : new String[] {"amount", "100"};
      case TOKEN -> new String[] {"amount", "100", target.tokenField(), Field.tokenOf(target)};
      case EMPTY_TOKEN -> new String[] {"amount", "100", target.tokenField(), ""};
      case TWO_TOKENS ->
          new String[] {
            "amount",
            "100",
            target.tokenField(),
            Field.tokenOf(target),
            target.tokenField(),
            Field.tokenOf(target)
          };
      case OVERRIDE -> new String[] {"_method", "DELETE", "amount", "100"};
      case UNKNOWN_OVERRIDE -> new String[] {"_method", "FOO", "amount", "100"};
      case LOGIN -> new String[] {"username", "attacker", "password", "attackers"};
    };
  }

  @Override
  public Trace play(Client from, String url, Target at) {
    var fields = fields(at);
    return ((Page) from)
        .form(
            url,
            form -> {
              form.method(post ? "post" : "get").enctype(enctype.type).target(target).rel(rel);
              for (var i = 0; i < fields.length; i += 2) {
                form.field(fields[i], fields[i + 1]);
              }
            });
  }

  @Override
  public Source source(String url, Target at) {
    var markup = new StringBuilder();
    if (target.equals("hidden")) {
      markup.append("<iframe name=\"hidden\"></iframe>\n");
    }
    markup.append("<form action=\"").append(Text.html(url)).append('"');
    attribute(markup, "method", post ? "post" : "");
    attribute(markup, "enctype", enctype == Enctype.URL_ENCODED ? "" : enctype.type);
    attribute(markup, "target", target);
    attribute(markup, "rel", rel);
    markup.append(">\n");
    var fields = fields(at);
    for (var i = 0; i < fields.length; i += 2) {
      markup
          .append("  <input type=\"hidden\" name=\"")
          .append(Text.html(fields[i]))
          .append("\" value=\"")
          .append(Text.html(fields[i + 1]))
          .append("\">\n");
    }
    return new Source(
        markup.append("</form>").toString(),
        "told(\"" + (target.isEmpty() ? "left" : "sent") + "\");\ndocument.forms[0].submit();");
  }

  private static void attribute(StringBuilder markup, String name, String value) {
    if (!value.isEmpty()) {
      markup.append(' ').append(name).append("=\"").append(Text.html(value)).append('"');
    }
  }
}
