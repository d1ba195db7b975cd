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
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Options that say something which the action has no place for. */
final class Contradictions {
  private static final Map<String, Set<Action>> PLACES =
      new TreeMap<>(
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
              "--reads-header", Set.of(FETCH, XHR)));

  /** What speaks of the page, besides its own URL. */
  private static final List<String> OF_A_PAGE =
      List.of("--top", "--sandboxed", "--referrer-policy", "--local-network");

  private static final String NAME_THE_PAGE = "Name the page: --from https://app.example.";

  private Contradictions() {}

  static boolean hasPlace(String option, Action action) {
    return PLACES.getOrDefault(option, Set.of()).contains(action);
  }

  static void mode(@Nullable Mode mode) {
    if (mode == Mode.NAVIGATE || mode == Mode.WEBSOCKET) {
      throw new BadFetchException(
          "--mode",
          mode + " is none that a script can ask for.",
          "It gets an exception instead.",
          "Write --"
              + (mode == Mode.NAVIGATE ? "navigate" : "websocket")
              + " for that; --mode takes cors, no-cors or same-origin.");
    }
  }

  /**
   * Holds the options that are given against the action.
   *
   * @throws BadFetchException if some have no place; it tells each
   */
  static void check(Action action, Predicate<String> isGiven) {
    var faults = new Faults();
    PLACES.forEach(
        (option, places) -> {
          if (isGiven.test(option) && !places.contains(action)) {
            noPlace(option, action, faults);
          }
        });
    if (action == TYPED) {
      for (var option : OF_A_PAGE) {
        if (isGiven.test(option)) {
          faults.add(
              option, "it speaks of a page.", "There is none without --from.", NAME_THE_PAGE);
        }
      }
    } else if (!isGiven.test("--from")) {
      faults.add(
          "--" + action.text(),
          "it is what a page does.",
          "Without --from there is no page that could.",
          NAME_THE_PAGE);
    }
    faults.throwIfAny();
  }

  private static void noPlace(String option, Action action, Faults faults) {
    if (action == TYPED) {
      faults.add(
          option,
          "it is something that a page's script or form says.",
          "Without --from it is the user who types the address, which is a plain GET.",
          NAME_THE_PAGE);
      return;
    }
    var places =
        PLACES.getOrDefault(option, Set.of()).stream()
            .map(place -> "--" + place.text())
            .sorted()
            .collect(Collectors.joining(", "));
    faults.add(
        option,
        "it does not go with --" + action.text() + ".",
        "The request would have nothing of it.",
        "It goes with " + places + ".");
  }
}
