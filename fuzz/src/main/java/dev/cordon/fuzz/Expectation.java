package dev.cordon.fuzz;

import dev.cordon.fuzz.StrictReader.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application may see of one client's connection: the requests that a strict reader finds
 * in the client's bytes, each once, and of those only what the policy permits.
 */
final class Expectation {
  /** What the gateway writes or rewrites itself. */
  private static final Set<String> WRITTEN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "cookie",
          "forwarded",
          "via",
          "te",
          "trailer",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port");

  private static final String GRANTED = "https://app.example";

  private final List<Message> open;
  private final boolean anything;
  private final List<String> authorities;
  private final String own;
  private final String shown;

  /**
   * @param shown the client's bytes, for the message of a finding
   */
  Expectation(List<Message> messages, String own, String shown) {
    this(messages, false, own, shown);
  }

  /** Where no plain reader can tell what the bytes mean: the policy binds all the same. */
  static Expectation ofAnything(String own, String shown) {
    return new Expectation(List.of(), true, own, shown);
  }

  private Expectation(List<Message> messages, boolean anything, String own, String shown) {
    this.anything = anything;
    this.open = new ArrayList<>(messages);
    this.own = own;
    String authority = Input.after(own, "://");
    this.authorities = List.of(authority, authority + ":80", authority + ":443");
    this.shown = shown;
  }

  /** Takes the request that the application saw off the list; what is wrong with it, or null. */
  synchronized @Nullable String seen(Message seen) {
    List<String> hosts = seen.values("host");
    if (hosts.size() != 1 || !authorities.contains(hosts.get(0).toLowerCase(Locale.ROOT))) {
      return wrong("a foreign host reached the application", seen);
    }
    if (seen.method().equals("TRACE") || seen.method().equals("CONNECT")) {
      return wrong("a method that ends here reached the application", seen);
    }
    if (anything) {
      return null;
    }
    for (int i = 0; i < open.size(); i++) {
      if (isOf(seen, open.get(i))) {
        Message sent = open.remove(i);
        return fieldsOf(seen, sent);
      }
    }
    return wrong("the application saw a request that nobody sent", seen);
  }

  private static boolean isOf(Message seen, Message sent) {
    return seen.method().equals(sent.method())
        && seen.target().equals(originForm(sent.target()))
        && (seen.complete()
            ? sent.complete() && sent.body().equals(seen.body())
            : sent.body().startsWith(seen.body()));
  }

  /** RFC 9112, section 3.2.1: what a server that is no proxy is asked. */
  private static String originForm(String target) {
    if (!target.regionMatches(true, 0, "http", 0, 4) || !target.contains("://")) {
      return target;
    }
    String rest = Input.after(target, "://");
    int path = 0;
    while (path < rest.length() && "/?".indexOf(rest.charAt(path)) < 0) {
      path++;
    }
    String form = rest.substring(path);
    return form.startsWith("/") ? form : "/" + form;
  }

  private @Nullable String fieldsOf(Message seen, Message sent) {
    for (Map.Entry<String, String> field : seen.fields()) {
      if (!WRITTEN.contains(field.getKey()) && !sent.fields().contains(field)) {
        return wrong("a header that nobody sent: " + field, seen);
      }
    }
    String method = seen.method();
    boolean unsafe = !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    for (String origin : sent.values("origin")) {
      if (unsafe && !origin.equals(own) && !origin.equals("null") && !origin.equals(GRANTED)) {
        return wrong("a stranger's write reached the application", seen);
      }
    }
    return null;
  }

  private String wrong(String what, Message seen) {
    return Claim.text(what, seen.method() + " " + seen.target() + " " + seen.fields(), seen.body())
        + "\n  sent: "
        + Claim.quote(shown);
  }
}
