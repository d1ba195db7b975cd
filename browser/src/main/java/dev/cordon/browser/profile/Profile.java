package dev.cordon.browser.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A browser as data: the rules that it follows, the numbers it has for them, and what it does with
 * third-party cookies. Profiles differ in nothing else; no algorithm asks for a browser's name.
 */
public final class Profile {
  private final String name;
  private final String versions;
  private final EnumSet<Rule> rules;
  private final Limits limits;
  private final ThirdPartyCookies thirdPartyCookies;
  private final List<Divergence> divergences;

  private Profile(
      String name,
      String versions,
      EnumSet<Rule> rules,
      Limits limits,
      ThirdPartyCookies thirdPartyCookies,
      List<Divergence> divergences) {
    this.name = name;
    this.versions = versions;
    this.rules = rules;
    this.limits = limits;
    this.thirdPartyCookies = thirdPartyCookies;
    this.divergences = List.copyOf(divergences);
  }

  /** What the standards say, and nothing else. */
  public static Profile standard() {
    return new Profile(
        "Standard",
        "",
        EnumSet.complementOf(Rule.BEYOND_THE_STANDARDS),
        Limits.STANDARD,
        ThirdPartyCookies.ALLOWED,
        List.of());
  }

  /** As in {@code Firefox}. */
  public String name() {
    return name;
  }

  /** The versions that this was held against, as {@code ESR 153}; empty for the standards. */
  public String versions() {
    return versions;
  }

  /** Whether this browser follows a rule. */
  public boolean follows(Rule rule) {
    return rules.contains(rule);
  }

  /** Everything that this browser follows. */
  public Set<Rule> rules() {
    return Collections.unmodifiableSet(rules);
  }

  public Limits limits() {
    return limits;
  }

  public ThirdPartyCookies thirdPartyCookies() {
    return thirdPartyCookies;
  }

  /** Where it departs from the standard, each with its evidence. */
  public List<Divergence> divergences() {
    return divergences;
  }

  /** This browser with a rule switched off: what would happen if it were not there. */
  public Profile without(Rule rule) {
    var fewer = EnumSet.copyOf(rules);
    fewer.remove(rule);
    return new Profile(name, versions, fewer, limits, thirdPartyCookies, divergences);
  }

  /** This browser with a rule switched on. */
  public Profile with(Rule rule) {
    var more = EnumSet.copyOf(rules);
    more.add(rule);
    return new Profile(name, versions, more, limits, thirdPartyCookies, divergences);
  }

  public Profile with(ThirdPartyCookies policy) {
    return new Profile(name, versions, rules, limits, policy, divergences);
  }

  public Profile with(Limits other) {
    return new Profile(name, versions, rules, other, thirdPartyCookies, divergences);
  }

  /** The standards, under this name and with these departures. */
  static Profile departing(
      String name,
      String versions,
      Limits limits,
      ThirdPartyCookies thirdPartyCookies,
      List<Divergence> departures) {
    var rules = EnumSet.complementOf(Rule.BEYOND_THE_STANDARDS);
    for (var departure : departures) {
      if (departure.follows()) {
        rules.add(departure.rule());
      } else {
        rules.remove(departure.rule());
      }
    }
    return new Profile(
        name, versions, rules, limits, thirdPartyCookies, new ArrayList<>(departures));
  }

  @Override
  public String toString() {
    return versions.isEmpty() ? name : name + " " + versions;
  }
}
