package dev.cordon.cli.fetch;

import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.Exchange;
import dev.cordon.browser.fetch.ExposedHeaders;
import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.http.NetworkFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param failure why a server gave no answer; null where each did
 */
public record Report(Order order, Trace trace, @Nullable NetworkFailure failure) {

  /** How it ended. */
  public enum Outcome {
    /** The page reads the answer. */
    READ,
    /** The page gets an answer in which it sees nothing, as mode no-cors wants it. */
    OPAQUE,
    /** An element's content is there. */
    LOADED,
    /** A socket or a stream is open. */
    OPENED,
    /** It is on its way, and nothing comes back. */
    SENT,
    /** Another page is there. */
    NAVIGATED,
    /** No other page came: a download, or an answer without content. */
    NOTHING,
    /** A rule of the browser stopped it. */
    BLOCKED,
    /** It came to nothing without a rule: an image that is none, a socket that was turned down. */
    FAILED,
    /** A server could not be asked. */
    UNREACHABLE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the page got what it wanted. */
    public boolean isGood() {
      return compareTo(BLOCKED) < 0;
    }
  }

  public Outcome outcome() {
    if (failure != null) {
      return Outcome.UNREACHABLE;
    }
    if (block() != null) {
      return Outcome.BLOCKED;
    }
    var seen = trace.seen();
    if (seen instanceof Seen.Readable) {
      return Outcome.READ;
    }
    if (seen instanceof Seen.Opaque) {
      return Outcome.OPAQUE;
    }
    if (seen instanceof Seen.Loaded) {
      return Outcome.LOADED;
    }
    if (seen instanceof Seen.Opened) {
      return Outcome.OPENED;
    }
    if (seen instanceof Seen.Sent) {
      return Outcome.SENT;
    }
    if (seen instanceof Seen.Navigated) {
      return Outcome.NAVIGATED;
    }
    return seen instanceof Seen.Nothing ? Outcome.NOTHING : Outcome.FAILED;
  }

  /** What stopped it, or kept a header from the page that needs it; null where nothing did. */
  @Nullable Block block() {
    if (trace.block() != null) {
      return trace.block();
    }
    for (var name : order.readsHeaders()) {
      var hidden = hidden(name);
      if (hidden != null) {
        return hidden;
      }
    }
    return null;
  }

  private @Nullable Block hidden(String name) {
    var answer = answer();
    if (!(trace.seen() instanceof Seen.Readable readable)
        || answer == null
        || answer.response() == null) {
      return null;
    }
    return ExposedHeaders.check(
        name,
        answer.request(),
        answer.response(),
        readable.headers(),
        trace.exchanges().size() - 1,
        order.credentials());
  }

  /** The exchange whose answer the page gets; null where nothing was sent. */
  private @Nullable Exchange answer() {
    var exchanges = trace.exchanges();
    var last = exchanges.isEmpty() ? null : exchanges.get(exchanges.size() - 1);
    return last == null || last.preflight() ? null : last;
  }

  /** The names of the answer's headers that a page which reads it does not see, in lower case. */
  List<String> hiddenHeaders() {
    var answer = answer();
    var names = new TreeSet<String>();
    if (trace.seen() instanceof Seen.Readable readable
        && readable.type() == Fetched.Type.CORS
        && answer != null
        && answer.response() != null) {
      answer
          .response()
          .headers()
          .forEach(
              (name, value) -> {
                var lower = name.toLowerCase(Locale.ROOT);
                if (!readable.headers().has(name) && !lower.startsWith("access-control-")) {
                  names.add(lower);
                }
              });
    }
    return new ArrayList<>(names);
  }

  /** Whether a server got the request proper and answered it, whatever the page sees of that. */
  boolean executed() {
    for (var exchange : trace.exchanges()) {
      if (!exchange.preflight() && exchange.response() != null) {
        return true;
      }
    }
    return false;
  }
}
