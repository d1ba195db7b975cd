package dev.cordon.browser.cookies;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Host;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one browser (RFC 6265bis, section 5), on whatever clock the caller has.
 *
 * <p>Every decision asks the profile's rules, so that a jar without one behaves as a browser that
 * lacks it. The same lines in the same order give the same jar. Not for use by several threads at
 * once.
 *
 * <p>Shelved by registrable domain: a request to a host without cookies costs a few look-ups and
 * allocates nothing but the names of its parent domains.
 */
public final class CookieJar {
  private final Profile profile;
  private final CookieSites sites;
  private final CookieJudge judge;
  private final CookieAdmission admission;
  private final CookieEviction eviction;
  private final Comparator<StoredCookie> order;
  private final Map<String, List<StoredCookie>> shelves = new HashMap<>();
  private int size;
  private long uses;

  public CookieJar(Profile profile) {
    this.profile = profile;
    this.sites = new CookieSites(profile);
    this.judge = new CookieJudge(profile);
    this.admission = new CookieAdmission(profile, judge, sites);
    this.eviction = new CookieEviction(profile);
    this.order =
        profile.follows(Rule.COOKIE_ORDER_BY_DOMAIN)
            ? StoredCookie.ORDER_BY_DOMAIN
            : profile.follows(Rule.COOKIE_ORDER) ? StoredCookie.SENDING_ORDER : StoredCookie.AS_SET;
  }

  /** The sites of URLs, and which of them cookies take for one. */
  public CookieSites sites() {
    return sites;
  }

  /** What goes along with a request, or is shown to a script (section 5.8.3). */
  public CookieRetrieval retrieve(CookieContext context, Instant now) {
    Host host = context.url().host();
    if (size == 0 || host == null) {
      return CookieRetrieval.NOTHING;
    }
    List<StoredCookie> candidates = candidates(host);
    return candidates.isEmpty() ? CookieRetrieval.NOTHING : retrieve(candidates, context, now);
  }

  /** The cookies of the host and of its parents, whatever else they ask for. */
  private List<StoredCookie> candidates(Host host) {
    List<StoredCookie> found = List.of();
    String text = host.toString();
    int start = 0;
    do {
      List<StoredCookie> shelf = shelves.get(text.substring(start));
      if (shelf != null) {
        for (StoredCookie stored : shelf) {
          if (CookiePath.domainMatches(text, stored.cookie.domain())) {
            found = found.isEmpty() ? new ArrayList<>(shelf.size()) : found;
            found.add(stored);
          }
        }
      }
      start = host.kind() == Host.Kind.DOMAIN ? text.indexOf('.', start) + 1 : 0;
    } while (start > 0);
    return found;
  }

  private CookieRetrieval retrieve(
      List<StoredCookie> candidates, CookieContext context, Instant now) {
    CookieReach reach = CookieReach.of(context, sites, profile);
    uses++;
    List<StoredCookie> going = new ArrayList<>(candidates.size());
    List<CookieNote> staying = new ArrayList<>();
    for (StoredCookie stored : candidates) {
      Rule kept = judge.keptBy(stored.cookie, context, reach, now);
      if (kept == null) {
        stored.lastUse = uses;
        going.add(stored);
      } else {
        staying.add(new CookieNote(stored.cookie.name(), kept, CookieReasons.forKeeping(kept)));
        if (kept == Rule.COOKIE_EXPIRY) {
          remove(stored);
        }
      }
    }
    going.sort(order);
    return written(going, staying, context.access());
  }

  private static CookieRetrieval written(
      List<StoredCookie> going, List<CookieNote> staying, CookieAccess access) {
    StringBuilder header = new StringBuilder();
    List<Cookie> cookies = new ArrayList<>(going.size());
    List<CookieNote> notes = new ArrayList<>(going.size() + staying.size());
    for (StoredCookie stored : going) {
      if (!stored.pair.isEmpty()) {
        header.append(header.isEmpty() ? "" : "; ").append(stored.pair);
      }
      cookies.add(stored.cookie);
      notes.add(stored.sent);
    }
    notes.addAll(staying);
    String text = header.toString();
    return new CookieRetrieval(
        access == CookieAccess.SCRIPT ? fromBytes(text) : text, cookies, notes);
  }

  /**
   * Takes a Set-Cookie line, or what a script assigned to {@code document.cookie} (section 5.7).
   *
   * @return what became of it
   */
  public CookieNote store(String line, CookieContext context, Instant now) {
    String bytes = context.access() == CookieAccess.SCRIPT ? toBytes(line) : line;
    CookieLine read = CookieLine.read(bytes, profile);
    Host host = context.url().host();
    if (host == null) {
      return new CookieNote(read.name, Rule.COOKIE_DOMAIN, "the URL has no host");
    }
    CookieAdmission.Verdict verdict = admission.admit(read, context, host, now);
    Cookie cookie = verdict.cookie();
    if (cookie == null) {
      return refusal(read.name, Objects.requireNonNull(verdict.refusedBy()));
    }
    removeExpired(cookie.domain(), now);
    List<StoredCookie> shelf = shelves.get(shelfOf(cookie.domain()));
    StoredCookie old = shelf == null ? null : find(shelf, cookie);
    if (shelf != null && !cookie.secure() && overlaysSecure(shelf, cookie, context)) {
      return refusal(cookie.name(), Rule.LEAVE_SECURE_ALONE);
    }
    // Step 23: an HttpOnly cookie is not replaced by a script.
    if (old != null
        && old.cookie.httpOnly()
        && context.access() == CookieAccess.SCRIPT
        && profile.follows(Rule.HTTP_ONLY)) {
      return refusal(cookie.name(), Rule.HTTP_ONLY);
    }
    if (old != null) {
      remove(old);
    }
    if (cookie.isExpired(now)) {
      return new CookieNote(cookie.name(), null, old == null ? "has ended already" : "removed");
    }
    put(cookie, old, now);
    return new CookieNote(cookie.name(), null, old == null ? "stored" : "replaced");
  }

  /** Section 5.7, last paragraph: nothing is inherited from a cookie that has ended. */
  private void removeExpired(String domain, Instant now) {
    List<StoredCookie> shelf = shelves.get(shelfOf(domain));
    if (shelf == null || !profile.follows(Rule.COOKIE_EXPIRY)) {
      return;
    }
    for (StoredCookie stored : List.copyOf(shelf)) {
      if (stored.cookie.isExpired(now)) {
        remove(stored);
      }
    }
  }

  private static CookieNote refusal(String name, Rule rule) {
    return new CookieNote(name, rule, CookieReasons.forRefusing(rule));
  }

  /**
   * Step 16: leave secure cookies alone. Those of a registrable domain are looked at together; a
   * host that is a public suffix itself does not reach those under it, as in browsers.
   */
  private boolean overlaysSecure(List<StoredCookie> shelf, Cookie cookie, CookieContext context) {
    if (!profile.follows(Rule.LEAVE_SECURE_ALONE) || judge.isSecure(context.url())) {
      return false;
    }
    boolean shadows = profile.follows(Rule.LEAVE_SECURE_UNSHADOWED);
    for (StoredCookie stored : shelf) {
      Cookie there = stored.cookie;
      if (there.secure()
          && there.name().equals(cookie.name())
          && Objects.equals(there.partition(), cookie.partition())
          && (there.isSameAs(cookie) || (shadows && isShadowedBy(there, cookie)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShadowedBy(Cookie there, Cookie cookie) {
    return (CookiePath.domainMatches(there.domain(), cookie.domain())
            || CookiePath.domainMatches(cookie.domain(), there.domain()))
        && CookiePath.matches(cookie.path(), there.path());
  }

  private void put(Cookie cookie, @Nullable StoredCookie old, Instant now) {
    boolean inherits =
        old != null
            && profile.follows(Rule.COOKIE_CREATION_KEPT)
            && !(profile.follows(Rule.COOKIE_NEW_VALUE_RENEWS)
                && !old.cookie.value().equals(cookie.value()));
    uses++;
    StoredCookie added =
        inherits
            ? new StoredCookie(
                cookie.createdAt(Objects.requireNonNull(old).cookie.created()), old.sequence, uses)
            : new StoredCookie(cookie, uses, uses);
    List<StoredCookie> shelf =
        shelves.computeIfAbsent(shelfOf(cookie.domain()), domain -> new ArrayList<>());
    shelf.add(added);
    size++;
    eviction.ofDomain(shelf, added, now).forEach(this::remove);
    while (size > eviction.most()) {
      remove(first(CookieEviction.anyOrder(now), added));
    }
  }

  private StoredCookie first(Comparator<StoredCookie> by, StoredCookie last) {
    StoredCookie first = last;
    for (List<StoredCookie> shelf : shelves.values()) {
      for (StoredCookie stored : shelf) {
        first = by.compare(stored, first) < 0 ? stored : first;
      }
    }
    return first;
  }

  private static @Nullable StoredCookie find(List<StoredCookie> shelf, Cookie cookie) {
    for (StoredCookie stored : shelf) {
      if (stored.cookie.isSameAs(cookie)) {
        return stored;
      }
    }
    return null;
  }

  private void remove(StoredCookie stored) {
    String name = shelfOf(stored.cookie.domain());
    List<StoredCookie> shelf = Objects.requireNonNull(shelves.get(name));
    shelf.remove(stored);
    size--;
    if (shelf.isEmpty()) {
      shelves.remove(name);
    }
  }

  /** The registrable domain of a cookie's domain, which can be what no URL has for its host. */
  private String shelfOf(String domain) {
    Host host = Host.parseOrNull(domain);
    return host == null ? domain : sites.registrableDomain(host);
  }

  /** Puts a cookie there as it is, as a file does that was kept from the last session. */
  public void add(Cookie cookie) {
    List<StoredCookie> shelf = shelves.get(shelfOf(cookie.domain()));
    StoredCookie old = shelf == null ? null : find(shelf, cookie);
    if (old != null) {
      remove(old);
    }
    put(cookie, null, cookie.created());
  }

  /** All cookies that have not expired, in the order in which they were set. */
  public List<Cookie> cookies(Instant now) {
    List<Cookie> cookies = new ArrayList<>(size);
    for (StoredCookie stored : all()) {
      if (!stored.cookie.isExpired(now)) {
        cookies.add(stored.cookie);
      }
    }
    return cookies;
  }

  private List<StoredCookie> all() {
    List<StoredCookie> all = new ArrayList<>(size);
    shelves.values().forEach(all::addAll);
    all.sort(StoredCookie.AS_SET);
    return all;
  }

  /** How many cookies there are, those included that expired and were not yet asked for. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Forgets everything. */
  public void clear() {
    shelves.clear();
    size = 0;
  }

  /** Scripts speak in characters, the jar in bytes, one a character (HTML, document.cookie). */
  private static String toBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String fromBytes(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** A cookie a line, in the order in which they were set. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (StoredCookie stored : all()) {
      text.append(stored.cookie).append('\n');
    }
    return text.toString();
  }
}
