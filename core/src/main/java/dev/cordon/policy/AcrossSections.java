package dev.cordon.policy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.web.Host;
import dev.cordon.web.Origin;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is only unsafe, or only useless, when two sections of a policy are read together. */
final class AcrossSections {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Compilation compilation;
  private final Faults faults;
  private final List<CorsRule> cors;
  private final CsrfRules csrf;
  private final List<SessionRule> sessions;
  private final OwnOrigins own;

  AcrossSections(
      Compilation compilation,
      OwnOrigins own,
      List<CorsRule> cors,
      CsrfRules csrf,
      List<SessionRule> sessions) {
    this.own = own;
    this.compilation = compilation;
    this.faults = compilation.faults();
    this.cors = cors;
    this.csrf = csrf;
    this.sessions = sessions;
  }

  void check() {
    PathOverlaps unsafe = overlaps(csrf.unsafe());
    PathOverlaps handover = overlaps(csrf.handover());
    for (CorsRule rule : cors) {
      for (PathPattern path : rule.paths()) {
        unsafePathGranted(path, unsafe.overlapping(path));
        writeGrant(rule, path, handover.overlapping(path));
      }
      tokenHeader(rule);
      anyOriginInside(rule);
    }
    if (csrf.tokens() != TokenUse.OFF
        && csrf.pattern() != TokenPattern.CUSTOM_HEADER
        && !sessions.isEmpty()
        && sessions.stream().noneMatch(SessionRule::seal)) {
      faults.add(
          Code.TOKEN_UNSEALED,
          "csrf.pattern",
          HeaderNames.lower(csrf.pattern().name()).replace('_', '-'),
          "tokens are issued and no session is sealed",
          "a token can only be bound to a session that Cordon knows; one that is not bound can be"
              + " planted by a sibling domain (W19)",
          "write seal: true in the entry of sessions");
    }
  }

  private static PathOverlaps overlaps(PathSet paths) {
    PathOverlaps overlaps = new PathOverlaps();
    paths.patterns().forEach(overlaps::add);
    return overlaps;
  }

  private void unsafePathGranted(PathPattern path, @Nullable PathPattern unsafe) {
    if (unsafe != null) {
      faults.add(
          Code.UNSAFE_PATH_GRANTED,
          compilation.placeOf(path),
          path.toString(),
          "the pattern "
              + Quote.quote(path.toString())
              + " shares paths with "
              + Quote.quote(unsafe.toString())
              + " of csrf.unsafe",
          "a GET has effects there, and these origins may cause them",
          "leave those paths out of the grant, or let them change nothing on GET (W08)");
    }
  }

  private void writeGrant(CorsRule rule, PathPattern path, @Nullable PathPattern handover) {
    if (rule.credentials() && handover != null) {
      faults.add(
          Code.WRITE_GRANT,
          compilation.placeOf(path),
          path.toString(),
          "the pattern "
              + Quote.quote(path.toString())
              + " shares paths with "
              + Quote.quote(handover.toString())
              + " of csrf.handover, with credentials",
          "pages there hold a token: whoever may read them may write in the user's name",
          "leave those paths out of the grant");
    }
  }

  private void tokenHeader(CorsRule rule) {
    boolean writes = rule.methods().stream().anyMatch(method -> !SAFE.contains(method));
    boolean needed = rule.paths().stream().anyMatch(path -> isRequired(path));
    if (rule.credentials()
        && writes
        && needed
        && !rule.allowsHeader(HeaderNames.lower(csrf.header()))) {
      faults.add(
          Code.TOKEN_HEADER_NOT_GRANTED,
          rule.place() + ".request-headers",
          csrf.header(),
          "the rule lets pages write where a token is required, but not send the header "
              + Quote.quote(csrf.header()),
          "their writes would all be refused",
          "write " + csrf.header() + " in request-headers");
    }
  }

  private boolean isRequired(PathPattern path) {
    return csrf.tokens() == TokenUse.REQUIRED
        || overlaps(csrf.required()).overlapping(path) != null;
  }

  /**
   * A service that only the machine or its network reaches is shared with every page of the web.
   */
  private void anyOriginInside(CorsRule rule) {
    if (!rule.anyOrigin()) {
      return;
    }
    for (Origin origin : own.list()) {
      if (isInside(origin.host())) {
        faults.add(
            Code.ANY_ORIGIN_INSIDE,
            rule.place() + ".origins[0]",
            "*",
            "\"*\" shares " + Quote.quote(origin.toString()) + ", which is not on the open network",
            "every page of the web that a user visits could read it through that user's browser"
                + " (R11)",
            "write the origins that are meant");
        return;
      }
    }
  }

  private static boolean isInside(Host host) {
    if (host.kind() == Host.Kind.DOMAIN) {
      return host.isLoopback();
    }
    InetAddress address = Network.addressOrNull(host.toString().replaceAll("[\\[\\]]", ""));
    return address != null
        && (address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isAnyLocalAddress()
            || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc));
  }
}
