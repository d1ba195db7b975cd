package dev.cordon.fuzz;

import dev.cordon.guard.Decision;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What holds of a request that goes on to the application. */
final class PassClaims {
  private static final Set<String> REMOVED =
      Set.of("x-original-url", "x-rewrite-url", "x-http-method-override", "x-http-method");

  private final GuardInput given;
  private final GivenRequest request;
  private final Decision decision;

  PassClaims(GuardInput given, Decision decision) {
    this.given = given;
    this.request = given.request();
    this.decision = decision;
  }

  void check() {
    if (!decision.passes()) {
      Claim.holds(!decision.isSafe(), "what does not pass is not safe to repeat", request);
      return;
    }
    host();
    method();
    write();
    forwarded();
  }

  /** Nobody gets in under another name. */
  private void host() {
    List<String> names = new ArrayList<>(request.values("Host"));
    String authority = request.authority();
    if (authority != null) {
      names.add(authority);
    }
    Claim.holds(!names.isEmpty(), "a request to nobody", request);
    Claim.holds(request.values("Host").size() <= 1, "a request with two hosts", request);
    for (String name : names) {
      String plain = Input.trim(name).toLowerCase(Locale.ROOT);
      boolean own = plain.equals("bank.example") || plain.equals("bank.example:443");
      boolean http = plain.equals("bank.example:80") && request.scheme().equals("http");
      Claim.holds(own || http || plain.equals("bank.example:80"), "a foreign host", request);
    }
  }

  private void method() {
    Claim.holds(!request.method().equals("TRACE"), "TRACE", request);
    boolean handshake = request.protocol() != null && request.version() == HttpVersion.HTTP_2;
    Claim.holds(!request.method().equals("CONNECT") || handshake, "CONNECT", request);
    String path = decision.evidence().path();
    Claim.holds(path != null, "a request without a path", request);
  }

  /** No write of a stranger's page goes through unless a rule names the stranger. */
  private void write() {
    List<String> origins = request.values("Origin");
    if (origins.size() != 1 || !isUnsafe()) {
      return;
    }
    String origin = Input.trim(origins.get(0));
    boolean foreign =
        !origin.equals(GuardPolicies.OWN)
            && !origin.equals("null")
            && !origin.equals("https://socket.example")
            && !NaiveOrigins.anyMatches(GuardPolicies.NAMED, origin)
            && !isOpen();
    if (foreign) {
      Claim.holds(
          decision.reason() == Reason.EXEMPT || decision.reason() == Reason.RECEIVED,
          "a stranger's write",
          request,
          decision);
      if (decision.reason() == Reason.RECEIVED) {
        Claim.equal(origin, "https://id.example", "what may be received", request);
      }
    }
  }

  private boolean isUnsafe() {
    String method = request.method();
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }

  /** Where everybody may write without credentials. */
  private boolean isOpen() {
    String path = decision.evidence().path();
    return path != null && (path + "/").startsWith("/public/");
  }

  private void forwarded() {
    Headers seen = new Headers(request.lines);
    decision.editRequest(seen);
    for (String name : REMOVED) {
      Claim.holds(seen.get(name).isEmpty(), "a header that should be gone", name, request);
    }
    if (decision.reason() == Reason.EXEMPT) {
      List<String> cookies = seen.get("Cookie");
      Claim.holds(
          cookies.isEmpty() || cookies.equals(List.of("")) || onlyInert(cookies),
          "an exempt request with cookies",
          request,
          cookies);
    }
    Claim.holds(seen.get("Cookie").size() <= request.values("Cookie").size(), "cookies", request);
    if (!given.breaksLines()) {
      Claim.holds(
          seen.lines.stream()
              .noneMatch(l -> l.getValue().indexOf('\r') >= 0 || l.getValue().indexOf('\n') >= 0),
          "a line break on the way in",
          request);
    }
  }

  private static boolean onlyInert(List<String> lines) {
    return lines.stream()
        .flatMap(line -> List.of(line.split(";", -1)).stream())
        .map(Input::trim)
        .allMatch(pair -> pair.isEmpty() || Input.trim(Input.before(pair, "=")).equals("theme"));
  }
}
