package dev.cordon.policy;

import java.util.Locale;

/**
 * One thing that is wrong with a policy, or that its author should know.
 *
 * @param code what kind of fault it is, stable across versions
 * @param place the key it stands at, as a path of the policy file: {@code cors[1].origins[0]}
 * @param value the offending value, escaped and cut at {@value #LONGEST_VALUE} characters
 * @param problem what is wrong, one clause without a full stop
 * @param why why that is unsafe or does nothing
 * @param instead what to write instead
 */
public record PolicyFault(
    Code code, String place, String value, String problem, String why, String instead) {

  /** How much of a value is shown. */
  public static final int LONGEST_VALUE = 200;

  /** Whether a policy with this fault can be built. */
  public enum Severity {
    /** The policy is refused. */
    FAULT,
    /** The policy stands; its author should look. */
    WARNING
  }

  /** The kinds of faults. Their texts are an interface: scripts may depend on them. */
  public enum Code {
    // What is written
    VALUE_EMPTY(Severity.FAULT),
    ORIGIN_MALFORMED(Severity.FAULT),
    ORIGIN_NULL(Severity.FAULT),
    ORIGIN_SCHEME_MISSING(Severity.FAULT),
    ORIGIN_SCHEME(Severity.FAULT),
    ORIGIN_UPPER_CASE(Severity.FAULT),
    ORIGIN_PATH(Severity.FAULT),
    ORIGIN_TRAILING_SLASH(Severity.FAULT),
    ORIGIN_USERINFO(Severity.FAULT),
    ORIGIN_DEFAULT_PORT(Severity.FAULT),
    ORIGIN_PORT(Severity.FAULT),
    ORIGIN_WILDCARD(Severity.FAULT),
    ORIGIN_REGEX(Severity.FAULT),
    ORIGIN_LIST(Severity.FAULT),
    ORIGIN_WHITESPACE(Severity.FAULT),
    ORIGIN_NOT_ASCII(Severity.FAULT),
    ORIGIN_NOT_LDH(Severity.WARNING),
    PATH_RELATIVE(Severity.FAULT),
    PATH_QUERY(Severity.FAULT),
    PATH_AMBIGUOUS(Severity.FAULT),
    PATH_WILDCARD(Severity.FAULT),
    PATH_CHARACTER(Severity.FAULT),
    PATH_TEMPLATE(Severity.FAULT),
    PATH_NOT_EXACT(Severity.FAULT),
    METHOD_MALFORMED(Severity.FAULT),
    METHOD_CASE(Severity.FAULT),
    METHOD_FORBIDDEN(Severity.FAULT),
    METHOD_ANY(Severity.FAULT),
    HEADER_MALFORMED(Severity.FAULT),
    HEADER_FORBIDDEN(Severity.FAULT),
    DURATION(Severity.FAULT),
    DUPLICATE(Severity.WARNING),

    // The application
    OWN_ORIGIN_MISSING(Severity.FAULT),
    OWN_ORIGIN_INSECURE(Severity.WARNING),
    LOOPBACK_IN_PRODUCTION(Severity.WARNING),
    DEV_PROFILE_IN_PUBLIC(Severity.WARNING),
    HOST_MALFORMED(Severity.FAULT),
    HOST_WILDCARD(Severity.FAULT),
    HOST_ADDRESS(Severity.WARNING),
    PROXY_MALFORMED(Severity.FAULT),
    PROXY_ANY(Severity.FAULT),
    PROXY_BROAD(Severity.WARNING),
    INERT_SESSION(Severity.FAULT),

    // Who is trusted
    ANY_ORIGIN_WITH_CREDENTIALS(Severity.FAULT),
    ANY_ORIGIN_MISPLACED(Severity.FAULT),
    ANY_ORIGIN_AMONG_OTHERS(Severity.FAULT),
    ANY_ORIGIN_INSIDE(Severity.WARNING),
    INSECURE_ORIGIN(Severity.FAULT),
    INSECURE_ORIGIN_WITHOUT_CREDENTIALS(Severity.WARNING),
    LOOPBACK_WITH_CREDENTIALS(Severity.FAULT),
    PUBLIC_SUFFIX(Severity.FAULT),
    SUBDOMAINS_TRUSTED(Severity.WARNING),
    ORIGIN_OWN(Severity.WARNING),
    ORIGIN_REDUNDANT(Severity.WARNING),

    // Rules that do nothing, or two things at once
    DEAD_RULE(Severity.FAULT),
    CROSSING_PATHS(Severity.FAULT),
    SAME_PATH_TWICE(Severity.FAULT),
    SAME_PATH_AND_ORIGIN(Severity.FAULT),
    UNREACHABLE(Severity.WARNING),

    // Sharing
    ANY_HEADER_WITH_CREDENTIALS(Severity.FAULT),
    AUTHORIZATION_NOT_COVERED(Severity.WARNING),
    HEADER_SAFELISTED(Severity.WARNING),
    OVERRIDE_HEADER_GRANTED(Severity.WARNING),
    TOKEN_EXPOSED(Severity.WARNING),
    MAX_AGE_USELESS(Severity.WARNING),
    TOKEN_HEADER_NOT_GRANTED(Severity.WARNING),
    UNSAFE_PATH_GRANTED(Severity.WARNING),
    WRITE_GRANT(Severity.WARNING),

    // Forgery
    EXEMPT_WITHOUT_REASON(Severity.FAULT),
    EXEMPT_AMBIENT(Severity.FAULT),
    EXEMPT_OVERLAP(Severity.FAULT),
    RECEIVE_NEEDS_TOKEN(Severity.FAULT),
    RECEIVE_NULL(Severity.WARNING),
    TOKENS_OFF(Severity.FAULT),
    TOKENS_REQUIRED(Severity.WARNING),
    TOKEN_HEADER_SAFELISTED(Severity.FAULT),
    HANDOVER_HEADER(Severity.FAULT),
    TOKEN_OUTLIVES_SESSION(Severity.FAULT),
    TOKEN_UNSEALED(Severity.WARNING),
    GRACE_TOO_LONG(Severity.FAULT),
    SINGLE_USE(Severity.WARNING),
    SINGLE_USE_PATTERN(Severity.FAULT),
    CUSTOM_HEADER_FORMS(Severity.WARNING),

    // Sessions
    COOKIE_MALFORMED(Severity.FAULT),
    COOKIE_TWICE(Severity.FAULT),
    COOKIE_PREFIX(Severity.FAULT),
    COOKIE_WITHOUT_HOST_PREFIX(Severity.WARNING),
    COOKIE_DOMAIN(Severity.WARNING),
    COOKIE_DOMAIN_MALFORMED(Severity.FAULT),
    COOKIE_DOMAIN_FOREIGN(Severity.FAULT),
    COOKIE_PATH(Severity.FAULT),
    SAME_SITE_NONE(Severity.WARNING),
    SESSION_UNSEALED(Severity.WARNING),
    SESSION_NEVER_ROTATES(Severity.WARNING),
    SEAL_MISSING(Severity.FAULT),
    IDLE_TOO_LONG(Severity.FAULT),
    LIFETIME_TOO_LONG(Severity.WARNING),

    // Isolation
    EMBED_MIXED(Severity.FAULT),
    OPENER_UNKNOWN(Severity.FAULT),

    // Promises
    PROMISE_MALFORMED(Severity.FAULT),
    PROMISE_VERB(Severity.FAULT),
    PROMISE_CREDENTIALS(Severity.FAULT);

    private final Severity severity;
    private final String text;

    Code(Severity severity) {
      this.severity = severity;
      this.text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name as printed and documented, such as {@code origin-upper-case}. */
    public String text() {
      return text;
    }

    /** Whether it stops the policy from being built. */
    public Severity severity() {
      return severity;
    }
  }

  public PolicyFault {
    value = Quote.escape(value);
  }

  /** Whether the policy stands all the same. */
  public boolean isWarning() {
    return code.severity() == Severity.WARNING;
  }

  /** {@code [code] place: problem. Why. Instead.} */
  @Override
  public String toString() {
    return "["
        + code.text()
        + "] "
        + place
        + ": "
        + problem
        + ". "
        + sentence(why)
        + " "
        + sentence(instead);
  }

  private static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }
}
