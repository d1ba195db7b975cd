package dev.cordon.testkit.contract;

import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.profile.Rule;
import dev.cordon.testkit.RefusalReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who stopped an attack, in the few words that a table's cell holds. */
final class Stopping {
  private Stopping() {}

  static String by(List<Trace> traces) {
    for (var i = traces.size() - 1; i >= 0; i--) {
      var reason = reason(traces.get(i));
      if (reason != null) {
        return reason;
      }
    }
    var last = traces.get(traces.size() - 1);
    if (!last.reachedServer()) {
      var block = last.block();
      var rule = block == null ? null : block.rule();
      return rule == null ? "browser: not sent" : named(rule);
    }
    var kept = last.cookiesSent().isEmpty() ? last.cookiesKept() : List.<Object>of();
    if (!kept.isEmpty()) {
      var rule = last.cookiesKept().get(0).rule();
      return rule == null ? "browser: cookies" : named(rule);
    }
    var answer = lastAnswer(last);
    if (answer >= 400) {
      return String.valueOf(answer);
    }
    var block = last.block();
    if (block != null && block.rule() != null) {
      return named(block.rule());
    }
    return answer + ", nothing done";
  }

  /** Cordon's reason, with the status. */
  private static @Nullable String reason(Trace trace) {
    for (var exchange : trace.exchanges()) {
      var answer = exchange.response();
      var reason = answer == null ? null : RefusalReason.of(answer);
      if (answer != null && reason != null) {
        return answer.status() + " " + reason;
      }
    }
    return null;
  }

  private static int lastAnswer(Trace trace) {
    Exchange last = trace.exchanges().get(trace.exchanges().size() - 1);
    return last.response() == null ? 0 : last.response().status();
  }

  private static String named(Rule rule) {
    return "browser: " + rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
