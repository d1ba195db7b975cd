package dev.cordon.proof;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Stranger.Kind;
import dev.cordon.web.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What holds without being written: a stranger has no power that the policy does not name. Each
 * power falls under one of the promises.
 */
final class Expectation {
  /** The promises that hold without being written, in the order in which they are told. */
  enum Promise {
    WRITES("no other site writes, but where a rule names its origin and the method"),
    READS("no other site reads, but where a cors rule names its origin"),
    EMBEDS("no other site embeds or loads anything, but where an isolation rule lets it"),
    SOCKETS("no other site opens a socket, but those of websocket.origins"),
    HEADERS("no other site sends or sees a header that its cors rule does not name"),
    TOKENS("no other site reads a CSRF token, but where it may write with credentials"),
    NAMES("nothing is answered under a name that is not the application's"),
    SESSIONS("no session reaches the application that it did not give to its user");

    final String sentence;

    Promise(String sentence) {
      this.sentence = sentence;
    }
  }

  private final @Nullable Policy policy;
  private final Grants grants;
  private final Origin own;

  Expectation(@Nullable Policy policy, Grants grants, Origin own) {
    this.policy = policy;
    this.grants = grants;
    this.own = own;
  }

  /** The promise under which this power falls. */
  static Promise of(Stranger stranger, Power power) {
    if (stranger.kind() == Kind.REBOUND) {
      return Promise.NAMES;
    }
    return switch (power.deed()) {
      case SEND, WRITE -> Promise.WRITES;
      case READ -> Promise.READS;
      case EMBED -> Promise.EMBEDS;
      case CONNECT -> Promise.SOCKETS;
      case SET_HEADER, SEE_HEADER -> Promise.HEADERS;
      case TAKE_TOKEN -> Promise.TOKENS;
      case FORGE -> Promise.SESSIONS;
    };
  }

  /** Whether the policy lets the stranger do it. */
  boolean allows(Stranger stranger, Power power, Sighting sighting) {
    if (power.deed() == Deed.SEND || policy == null) {
      return true;
    }
    return switch (stranger.kind()) {
      case REBOUND -> false;
      case NO_BROWSER ->
          power.deed() != Deed.FORGE && !(power.deed() == Deed.WRITE && power.asUser());
      // Every page can put another one into a sandbox, which then asks as null.
      case PAGE ->
          allowsPage(stranger.origin(), power, sighting) || allowsPage(null, power, sighting);
      case OPAQUE -> allowsPage(null, power, sighting);
    };
  }

  /** The origin that the stranger's requests name; null for the opaque one. */
  static @Nullable Origin originOf(Stranger stranger) {
    return stranger.kind() == Kind.PAGE ? stranger.origin() : null;
  }

  private boolean allowsPage(@Nullable Origin origin, Power power, Sighting sighting) {
    var mutual =
        policy != null && policy.mutual() && origin != null && policy.origins().contains(origin);
    var rule = grants.cors(origin);
    var granted = rule != null && (!power.asUser() || rule.credentials());
    return switch (power.deed()) {
      case SEND -> true;
      case READ -> granted && rule != null && rule.allowsMethod(power.what());
      case WRITE ->
          mutual
              || (granted && rule != null && rule.allowsMethod(power.what()))
              || (power.what().equals("POST") && grants.receives(origin))
              // Whoever may read a token may show it, where a browser does not say who asks.
              || (grants.readsTokens(origin) && !sighting.evident())
              || (!power.asUser() && (grants.isExempt() || !sighting.evident()));
      case EMBED -> mutual || granted || grants.embeds(origin, own) || !sighting.evident();
      case CONNECT -> mutual || grants.opensSockets(origin);
      case SET_HEADER -> rule != null && rule.allowsHeader(power.what());
      case SEE_HEADER ->
          rule != null
              && rule.responseHeaders().stream()
                  .anyMatch(name -> name.equalsIgnoreCase(power.what()));
      case TAKE_TOKEN -> grants.readsTokens(origin);
      case FORGE -> false;
    };
  }
}
