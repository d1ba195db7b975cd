package dev.cordon.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** A login by a form of the application, with the hidden fields that its page holds. Immutable. */
public final class FormLogin implements Login {
  private final String page;
  private final String action;
  private final Map<String, String> fields;

  private FormLogin(String page, String action, Map<String, String> fields) {
    this.page = page;
    this.action = action;
    this.fields = fields;
  }

  static FormLogin on(String page) {
    return new FormLogin(page, page, Map.of());
  }

  /** Where it is sent, if not to its page's own path. */
  public FormLogin sentTo(String path) {
    return new FormLogin(page, path, fields);
  }

  /** What the user types into a field. */
  public FormLogin field(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new FormLogin(page, action, more);
  }

  /** The path of the page that holds it. */
  public String page() {
    return page;
  }

  /** The path that it is sent to. */
  public String action() {
    return action;
  }

  /** What the user types. */
  public Map<String, String> fields() {
    return fields;
  }

  @Override
  public void logIn(Victim victim) {
    var application = victim.application();
    var visit = victim.model().visit(application.url(page));
    var page = new Page(victim, visit.page());
    var exchanges = visit.exchanges();
    var answer = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1).response();
    var hidden =
        answer == null ? Map.<String, String>of() : Html.hiddenFields(answer.body().text());
    var form = Form.post(application.url(action)).fields(hidden).fields(fields).byUser();
    var move = page.submitForm(form);
    var last = move.answer();
    if (last == null || last.status() >= 400) {
      throw failed("the login was answered " + (last == null ? "by nobody" : last.status()), move);
    }
    if (victim.model().jar().isEmpty()) {
      throw failed("the login left no cookie in the browser", move);
    }
  }

  private static IllegalStateException failed(String problem, Move move) {
    return new IllegalStateException(
        "[login-failed] "
            + problem
            + ". Nobody is logged in, and an attack that fails would prove nothing. Mend the fields"
            + " of Login.form, or write the login as a lambda.\n\n"
            + move);
  }
}
