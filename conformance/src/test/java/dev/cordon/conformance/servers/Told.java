package dev.cordon.conformance.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.profile.Rule;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * What {@code cordon fetch} said.
 *
 * @param report its JSON
 */
record Told(int exitCode, JsonObject report) {

  /** The page reads the answer, of this status. */
  Told isRead(int status) {
    assertThat(exitCode).as(toString()).isZero();
    assertThat(report.getString("outcome")).as(toString()).isEqualTo("read");
    assertThat(seen().getInteger("status")).as(toString()).isEqualTo(status);
    return this;
  }

  /** It went as {@code outcome} says, and nothing was blocked. */
  Told is(String outcome) {
    assertThat(report.getString("outcome")).as(toString()).isEqualTo(outcome);
    assertThat(exitCode).as(toString()).isZero();
    return this;
  }

  Told isBlockedBy(Rule rule) {
    assertThat(exitCode).as(toString()).isEqualTo(1);
    assertThat(report.getString("outcome")).as(toString()).isEqualTo("blocked");
    assertThat(block().getString("rule")).as(toString()).isEqualTo(name(rule));
    return this;
  }

  /** The header that is missing or wrong, and the exchange that had it. */
  Told blames(String header, int exchange) {
    assertThat(block().getString("header")).as(toString()).isEqualTo(header);
    assertThat(block().getInteger("exchange")).as(toString()).isEqualTo(exchange);
    return this;
  }

  /** No header: the status of this exchange, or nothing that a server said. */
  Told blamesNoHeader() {
    assertThat(block().getString("header")).as(toString()).isNull();
    return this;
  }

  Told because(String words) {
    assertThat(block().getString("problem")).as(toString()).contains(words);
    return this;
  }

  Told advises(String... words) {
    assertThat(block().getString("instead")).as(toString()).contains(words);
    return this;
  }

  /** Whether the server carried the request proper out, all the same. */
  Told wasExecuted(boolean executed) {
    assertThat(report.getBoolean("executed")).as(toString()).isEqualTo(executed);
    return this;
  }

  /** A cookie stayed at home when the request proper went out. */
  Told keptCookie(String name, Rule rule, String instead) {
    var exchanges = report.getJsonArray("exchanges");
    var notes = exchanges.getJsonObject(exchanges.size() - 1).getJsonArray("cookiesSent");
    assertThat(notes).as(toString()).hasSize(1);
    var note = notes.getJsonObject(0);
    assertThat(note.getString("name")).isEqualTo(name);
    assertThat(note.getString("rule")).isEqualTo(name(rule));
    assertThat(note.getString("instead")).contains(instead);
    return this;
  }

  private JsonObject block() {
    return report.getJsonObject("block");
  }

  private JsonObject seen() {
    return report.getJsonObject("seen");
  }

  private static String name(Rule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return report.encodePrettily();
  }
}
