package dev.cordon.guard;

import dev.cordon.policy.Mode;
import dev.cordon.policy.SessionRule;
import dev.cordon.policy.SessionValue;
import dev.cordon.session.SealTooLargeException;
import dev.cordon.session.SealedSession;
import dev.cordon.session.SessionId;
import dev.cordon.web.SameSite;
import dev.cordon.web.SetCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of an answer: the application's own session cookies are sealed, the attributes of all
 * of them brought up to policy, failed ones cleared, and a token issued together with a session
 * that begins.
 */
final class ResponseCookies {
  private final Case c;
  private final boolean refused;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();

  /** The application's lines as they were written before, which are not edited twice. */
  private final Set<String> done = new LinkedHashSet<>();

  /** The session cookies that Cordon set by itself, by name. */
  private final Map<String, String> renewed = new LinkedHashMap<>();

  /** What the last edit added to the application's lines. */
  private List<String> added = List.of();

  private boolean edited;
  private @Nullable CsrfIssue issued;

  /** What pages had been shown when it was issued. */
  private @Nullable CsrfIssue issuedAfter;

  private final Map<SessionRule, SealedSession> begun = new LinkedHashMap<>();
  private final Set<SessionRule> sealable = new LinkedHashSet<>();
  private final Set<SessionRule> deleted = new LinkedHashSet<>();
  private final Set<SessionRule> ended = new LinkedHashSet<>();

  /** Whether the answer carries somebody's session, so that no shared cache may keep it. */
  private boolean personal;

  /**
   * @param refused whether it answers a request that was refused: such a one neither begins nor
   *     prolongs a session, since whoever wrote it had no right to
   */
  ResponseCookies(Case c, boolean refused) {
    this.c = c;
    this.refused = refused;
  }

  /** Whether there is a cookie to edit, to renew, to clear or to issue. */
  static boolean concerns(Case c, HeaderView response) {
    SessionState session = c.session;
    return !(session.genuine().isEmpty()
        && session.unsealed().isEmpty()
        && session.cleared().isEmpty()
        && c.csrfIssue == null
        && Objects.equals(c.facts.applicationSession.id(), session.applicationId())
        && response.get("Set-Cookie").isEmpty());
  }

  void edit(HeaderView response) {
    List<String> given = response.get("Set-Cookie");
    List<String> theirs = new ArrayList<>(given);
    added.forEach(theirs::remove);
    lines.clear();
    named.clear();
    List<@Nullable SetCookie> parsed = new ArrayList<>(theirs.size());
    theirs.forEach(line -> parsed.add(read(line)));
    for (int i = 0; i < theirs.size(); i++) {
      SetCookie cookie = parsed.get(i);
      String line = cookie == null ? theirs.get(i) : edited(cookie, theirs.get(i));
      if (line != null) {
        lines.add(line);
      }
    }
    done.addAll(lines);
    int application = lines.size();
    renewSessions();
    clear();
    boolean issues = issueToken();
    added = List.copyOf(lines.subList(application, lines.size()));
    if (!lines.equals(given)) {
      response.remove("Set-Cookie");
      lines.forEach(line -> response.add("Set-Cookie", line));
    }
    if (issues) {
      CacheControl.noStore(response);
    } else if (personal) {
      CacheControl.keepPrivate(response);
    }
  }

  /** Sets what the application did not set, which is found out once. */
  private void renewSessions() {
    if (!edited && !refused) {
      sealUnsealed();
      rotateAtLogin();
      renewIdle();
    }
    edited = true;
    renewed.forEach(
        (name, line) -> {
          if (named.add(name)) {
            lines.add(line);
          }
        });
  }

  /** Reads a line, and notes which sessions the application sets or deletes in this answer. */
  private @Nullable SetCookie read(String line) {
    SetCookie cookie = SetCookie.parseOrNull(line);
    SessionRule rule = cookie == null ? null : ruleOf(cookie.name());
    if (cookie != null && rule != null && cookie.isDeletion(c.now())) {
      deleted.add(rule);
    } else if (cookie != null && rule != null && rule.seal()) {
      sealable.add(rule);
    }
    return cookie;
  }

  /** Null for a session that no Cookie header could carry back, so that it is not set at all. */
  private @Nullable String edited(SetCookie cookie, String line) {
    named.add(cookie.name());
    if (done.contains(line)) {
      return line;
    }
    SessionRule rule = ruleOf(cookie.name());
    Mode mode = rule == null ? c.policy.mode() : rule.mode();
    if (mode == Mode.REPORT) {
      return line;
    }
    personal |= rule != null;
    SetCookie edited = withAttributes(cookie, rule);
    if (rule == null || !rule.seal()) {
      return edited.toString();
    }
    if (cookie.isDeletion(c.now())) {
      end(rule);
      return edited.toString();
    }
    return SealableValue.isOne(cookie.value())
        ? edited.withValue(sealed(rule, continued(rule, cookie.value()))).toString()
        : null;
  }

  /**
   * The application ended the session: its seal must not open again, wherever a copy of the cookie
   * may be.
   */
  private void end(SessionRule rule) {
    if (ended.add(rule)) {
      for (GenuineSession each : c.session.genuine()) {
        if (each.rule() == rule) {
          c.equipment.ended(each.session());
        }
      }
    }
  }

  private SealedSession continued(SessionRule rule, String value) {
    SealedSession started = begun.get(rule);
    // An application that also deletes the cookie, at another path, or empties it, ends a session.
    boolean ends = started == null && (rotates(rule) || deleted.contains(rule) || value.isEmpty());
    if (ends) {
      end(rule);
      return begin(rule, value);
    }
    SealedSession before = started == null ? c.session.of(rule) : started;
    if (before == null || (rule.value() != SessionValue.DATA && !before.value().equals(value))) {
      return begin(rule, value);
    }
    SealedSession session = before.withValue(value);
    Duration idle = rule.idle();
    return idle == null ? session : session.withIdleUntil(c.now().plus(idle));
  }

  /**
   * Whether this answer starts a new session whatever the value: at a login, or where the rule says
   * so.
   */
  private boolean rotates(SessionRule rule) {
    String path = c.facts.path();
    return rule.rotatesAt(path) || (c.isUnsafe() && c.policy.csrf().isLogin(path));
  }

  /** Cookies from before the roll-out, which the application left as they are. */
  private void sealUnsealed() {
    for (SessionState.Unsealed unsealed : c.session.unsealed()) {
      SessionRule rule = unsealed.rule();
      if (rule.mode() == Mode.ENFORCE && isUnset(rule)) {
        renewed.put(rule.cookie(), written(rule, begin(rule, unsealed.value())));
      }
    }
  }

  /**
   * An application that keeps its session id over a login keeps the one that an attacker planted,
   * in a genuine seal of his own (W22). The id stays, since it is the application's; the seal that
   * the attacker holds ends.
   */
  private void rotateAtLogin() {
    for (GenuineSession each : c.session.genuine()) {
      SessionRule rule = each.rule();
      if (rule.mode() == Mode.ENFORCE && c.isUnsafe() && rotates(rule) && isUnset(rule)) {
        end(rule);
        renewed.put(rule.cookie(), written(rule, begin(rule, each.session().value())));
      }
    }
  }

  private SealedSession begin(SessionRule rule, String value) {
    SessionId adopted = isFirst(rule) ? CsrfIssue.adopt(c) : null;
    SessionId id = adopted == null ? SessionId.random(c.equipment.random()) : adopted;
    SealedSession session = SealedSession.begin(id, c.now(), rule.lifetime(), rule.idle(), value);
    begun.put(rule, session);
    return session;
  }

  /** Whether tokens are bound to this one of the sessions that begin with the answer. */
  private boolean isFirst(SessionRule rule) {
    for (SessionRule other : c.policy.sessions()) {
      if (other == rule) {
        return true;
      }
      if (sealable.contains(other) || begun.containsKey(other)) {
        return false;
      }
    }
    return false;
  }

  private String sealed(SessionRule rule, SealedSession session) {
    try {
      return c.equipment.seal().seal(session, SealContexts.of(c, rule));
    } catch (SealTooLargeException e) {
      // The answer is not sent, and the error in its place begins no session.
      begun.remove(rule);
      throw e;
    }
  }

  private @Nullable SessionRule ruleOf(String cookie) {
    for (SessionRule rule : c.policy.sessions()) {
      if (rule.cookie().equals(cookie)) {
        return rule;
      }
    }
    return null;
  }

  /**
   * RFC 6265bis, section 4.1.2: Secure, HttpOnly, SameSite; an explicit None stays unless the rule
   * says otherwise.
   */
  private SetCookie withAttributes(SetCookie cookie, @Nullable SessionRule rule) {
    SetCookie edited = cookie;
    if (c.isHttps() && !edited.secure()) {
      edited = edited.withSecure();
    }
    if (rule != null && !edited.httpOnly()) {
      edited = edited.withHttpOnly();
    }
    SameSite wanted = rule == null ? null : rule.sameSite();
    if (wanted == null && edited.sameSite() == null) {
      wanted = SameSite.LAX;
    }
    return wanted == null || wanted == edited.sameSite() ? edited : edited.withSameSite(wanted);
  }

  /**
   * A session in use is sealed again after a quarter of its idle window; its absolute end stays.
   */
  private void renewIdle() {
    for (GenuineSession each : c.session.genuine()) {
      Duration idle = each.rule().idle();
      if (idle != null
          && each.rule().mode() == Mode.ENFORCE
          && c.session.of(each.rule()) != null
          && isUnset(each.rule())
          && each.session().isDueForReseal(c.now(), idle)) {
        renewed.put(
            each.rule().cookie(),
            written(each.rule(), each.session().withIdleUntil(c.now().plus(idle))));
      }
    }
  }

  private boolean isUnset(SessionRule rule) {
    return !named.contains(rule.cookie()) && !renewed.containsKey(rule.cookie());
  }

  private void clear() {
    for (SessionRule rule : c.session.cleared()) {
      if (!named.contains(rule.cookie())) {
        for (String path : rule.paths()) {
          lines.add(deletion(rule, path, null));
          rule.domains().forEach(domain -> lines.add(deletion(rule, path, domain)));
        }
      }
    }
  }

  private String deletion(SessionRule rule, String path, @Nullable String domain) {
    personal = true;
    return rule.cookie()
        + "=; Path="
        + path
        + (domain == null ? "" : "; Domain=" + domain)
        + "; Max-Age=0; HttpOnly"
        + (c.isHttps() ? "; Secure" : "")
        + "; SameSite="
        + (rule.sameSite() == null ? SameSite.LAX : rule.sameSite());
  }

  /**
   * A cookie that the application did not set in this answer, where the policy says that it lives.
   */
  private String written(SessionRule rule, SealedSession session) {
    personal = true;
    String domain = rule.domains().isEmpty() ? "" : "; Domain=" + rule.domains().get(0);
    return rule.cookie()
        + "="
        + sealed(rule, session)
        + "; Path="
        + rule.paths().get(0)
        + domain
        + "; HttpOnly"
        + (c.isHttps() ? "; Secure" : "")
        + "; SameSite="
        + (rule.sameSite() == null ? SameSite.LAX : rule.sameSite());
  }

  /**
   * The token is issued together with the session; the predecessor's serves for a short grace (W21,
   * W28).
   */
  private boolean issueToken() {
    SealedSession now = bindingAfter();
    List<SealedSession> before = c.binding();
    boolean begins = now != null && (before.isEmpty() || !before.get(0).id().equals(now.id()));
    CsrfIssue page = c.csrfIssue;
    // A page that was shown a token since the last edit holds the one that goes with its cookies.
    boolean shown = now != null && page != null && page != issuedAfter && page.isFor(now);
    if (begins && now != null && (issued == null || !issued.isFor(now) || shown)) {
      issued = CsrfIssue.forSession(c, now, before.isEmpty() ? null : before.get(0));
      issuedAfter = page;
    }
    CsrfIssue issue = begins ? issued : c.csrfIssue;
    return issue != null && issue.write(lines);
  }

  /** The session that begins with this answer, where it is the one that tokens are bound to. */
  private @Nullable SealedSession bindingAfter() {
    for (SessionRule rule : c.policy.sessions()) {
      SealedSession session = begun.get(rule);
      if (session != null) {
        return session;
      }
      if (!ended.contains(rule) && c.session.of(rule) != null) {
        return null;
      }
    }
    return c.applicationSession();
  }
}
