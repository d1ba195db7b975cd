package dev.cordon.proof;

import java.util.List;

/**
 * One fact: what some strangers can or cannot do on some routes, told once.
 *
 * @param severity how much it matters
 * @param sentence in plain words, with the first of the strangers and routes as the example
 * @param strangers all it is true of; never empty
 * @param routes all it is true of; never empty
 * @param powers what they have there; empty where everything fails
 * @param browsers where it was seen
 * @param rule the place of the rule that decided, as {@code cors[1]}
 * @param witness a move that shows it
 */
public record Finding(
    Severity severity,
    String sentence,
    List<Stranger> strangers,
    List<Route> routes,
    List<Power> powers,
    List<BrowserKind> browsers,
    String rule,
    Witness witness) {
  public Finding {
    strangers = List.copyOf(strangers);
    routes = List.copyOf(routes);
    powers = List.copyOf(powers);
    browsers = List.copyOf(browsers);
  }
}
