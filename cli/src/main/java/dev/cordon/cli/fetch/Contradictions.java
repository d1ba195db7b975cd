package dev.cordon.cli.fetch;

import static dev.cordon.cli.fetch.Action.BEACON;
import static dev.cordon.cli.fetch.Action.EVENTSOURCE;
import static dev.cordon.cli.fetch.Action.FETCH;
import static dev.cordon.cli.fetch.Action.FORM;
import static dev.cordon.cli.fetch.Action.IMG;
import static dev.cordon.cli.fetch.Action.MODULE;
import static dev.cordon.cli.fetch.Action.SCRIPT;
import static dev.cordon.cli.fetch.Action.STYLE;
import static dev.cordon.cli.fetch.Action.TYPED;
import static dev.cordon.cli.fetch.Action.XHR;

import dev.cordon.browser.fetch.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options that say something which the action has no place for. */
final class Contradictions {
  private static final Map<String, Set<Action>> PLACES =
      Map.of(
          "-X", Set.of(FETCH, XHR, FORM),
          "-H", Set.of(FETCH, XHR),
          "-d", Set.of(FETCH, XHR, BEACON),
          "-F", Set.of(FORM),
          "--enctype", Set.of(FORM),
          "--mode", Set.of(FETCH),
          "--credentials", Set.of(FETCH, XHR, EVENTSOURCE),
          "--redirect", Set.of(FETCH),
          "--crossorigin", Set.of(IMG, SCRIPT, MODULE, STYLE),
          "--reads-header", Set.of(FETCH, XHR));

  private Contradictions() {}

  record Given(String option, boolean given) {}

  static void mode(@Nullable Mode mode) {
    if (mode == Mode.NAVIGATE || mode == Mode.WEBSOCKET) {
      throw new BadFetchException(
          "--mode "
              + mode
              + " is none that a script can ask for. Use --"
              + (mode == Mode.NAVIGATE ? "navigate" : "websocket")
              + " for that; --mode takes cors, no-cors or same-origin.");
    }
  }

  static void check(Action action, Order.Place page, List<Given> options) {
    for (var option : options) {
      if (option.given() && !PLACES.getOrDefault(option.option(), Set.of()).contains(action)) {
        throw new BadFetchException(said(option.option(), action));
      }
    }
    if (action == TYPED) {
      page("--top", page.top() != null);
      page("--sandboxed", page.sandboxed());
      page("--referrer-policy", page.referrerPolicy() != null);
      page("--local-network", page.localNetwork());
    } else if (page.url() == null) {
      throw new BadFetchException(
          "Without --from no page is there that could do this ("
              + action.text()
              + ")."
              + " Name the page: --from https://app.example.");
    }
  }

  private static void page(String option, boolean given) {
    if (given) {
      throw new BadFetchException(
          option + " speaks of a page, and there is none: name it by --from https://app.example.");
    }
  }

  private static String said(String option, Action action) {
    var places =
        PLACES.getOrDefault(option, Set.of()).stream()
            .map(Action::text)
            .sorted()
            .collect(Collectors.joining(", "));
    return action == TYPED
        ? option
            + " is something that a page's script or form says. Without --from it is the user who"
            + " types the address, which is a plain GET. Name the page: --from https://app.example."
        : option + " does not go with --" + action.text() + ". It goes with: " + places + ".";
  }
}
