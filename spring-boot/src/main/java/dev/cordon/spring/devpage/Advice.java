package dev.cordon.spring.devpage;

import dev.cordon.guard.Decision;
import dev.cordon.guard.Evidence;
import dev.cordon.guard.Reason;

/**
 * What a developer would write to allow what was refused.
 *
 * @param sentence what to do, first of all on the page that sent the request
 * @param yaml what to write into the policy to let it through; empty where nothing does
 */
record Advice(String sentence, String yaml) {

  static Advice of(Decision decision) {
    Reason reason = decision.reason();
    Evidence evidence = decision.evidence();
    return switch (reason) {
      case AMBIGUOUS_TARGET ->
          new Advice(
              "Send the path as it is meant: without dot segments, empty segments, parameters or"
                  + " encoded delimiters. Each has a key of its own under target, which starts with"
                  + " dangerously-allow.",
              "");
      case METHOD_REFUSED -> new Advice("No policy serves TRACE or CONNECT.", "");
      case MALFORMED_AUTHORITY -> new Advice("Send exactly one well-formed Host.", "");
      case HOST_NOT_OURS ->
          new Advice(
              "Name the host by which you called the application, as an origin of its own or as a"
                  + " further name.",
              "app:\n  hosts: [the.name.in.the.address.bar]\n");
      case PREFLIGHT_ORIGIN, PREFLIGHT_METHOD, PREFLIGHT_HEADER ->
          new Advice(
              "Name the origin, the method and the request headers in one rule for the path.",
              cors(evidence, "[GET, POST]", "  request-headers: [Content-Type]\n"));
      case CROSS_SITE_WRITE, CONTRADICTORY_EVIDENCE ->
          new Advice(
              "If that origin should write here, name it and the method in a rule. A form that an"
                  + " identity provider posts belongs under csrf.receive, a webhook under"
                  + " csrf.exempt.",
              cors(evidence, "[" + quoted(evidence.method()) + "]", ""));
      case UNPROVEN_WRITE, CSRF_TOKEN_MISSING, CSRF_TOKEN_INVALID, CSRF_TOKEN_USED ->
          new Advice(
              "Send the token of the page with the request: from the template's _csrf, or from"
                  + " /.well-known/cordon/csrf. For callers that are no browsers, and prove who"
                  + " they are otherwise, exempt the exact path: every ambient credential is then"
                  + " removed.",
              "csrf:\n  exempt:\n    - path: "
                  + quoted(path(evidence))
                  + "\n      because: how the caller is authenticated\n");
      case CROSS_SITE_HANDSHAKE ->
          new Advice(
              "Name the origin of the page that may open a socket.",
              "websocket:\n  origins: [" + quoted(origin(evidence)) + "]\n");
      case CROSS_SITE_LOAD, CROSS_SITE_FRAME ->
          new Advice(
              "If other sites should embed what stands there, say which.",
              "isolation:\n  - paths: [" + quoted(path(evidence)) + "]\n    embed: same-site\n");
      case SESSION_FORGED, SESSION_EXPIRED, SESSION_REVOKED ->
          new Advice("Log in again. Nothing in the policy lets such a session write.", "");
      default -> new Advice("Nothing was refused.", "");
    };
  }

  private static String cors(Evidence evidence, String methods, String more) {
    return "cors:\n  - paths: ["
        + quoted(path(evidence))
        + "]\n    origins: ["
        + quoted(origin(evidence))
        + "]\n    methods: "
        + methods
        + "\n    credentials: true  # if cookies go along\n"
        + (more.isEmpty() ? "" : "  " + more);
  }

  private static String origin(Evidence evidence) {
    String origin = evidence.origin();
    return origin == null || origin.equals("null") ? "https://app.example" : origin;
  }

  private static String path(Evidence evidence) {
    String path = evidence.path();
    return path == null ? "/api/**" : path;
  }

  /** A double-quoted scalar of YAML, in which nothing of a request ends the line or the quotes. */
  private static String quoted(String text) {
    return Escaping.json(Escaping.cut(text));
  }
}
