package dev.cordon.proof;

import dev.cordon.browser.Page;
import dev.cordon.browser.Seen;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Request;
import dev.cordon.proof.server.Served;
import java.util.List;
import java.util.Locale;

/**
 * What came of one move: what the server got and answered, and what the page has of it.
 *
 * @param arrivals what reached the server, preflights among it
 * @param end what the page has at the end
 */
record Walk(List<Arrival> arrivals, End end) {
  /** What the server said, without anything of the requests. */
  List<Object> said() {
    return arrivals.stream()
        .<Object>map(
            arrival ->
                List.of(
                    arrival.served().reason(),
                    String.valueOf(arrival.served().run()),
                    Plays.Mark.of(arrival.served().response(), "")))
        .toList();
  }

  /** A request that reached the server, and what became of it. */
  record Arrival(Request request, Served served) {
    /** Fetch, CORS-preflight request. */
    boolean isPreflight() {
      return request.method().equals("OPTIONS")
          && request.headers().has("Access-Control-Request-Method");
    }

    /** Whether it said who asks, as far as that is looked at where something has an effect. */
    boolean saysWhoWrites() {
      return request.headers().has("Sec-Fetch-Site") || request.headers().has("Origin");
    }

    /**
     * Whether it said who asks, as far as that is looked at where something is loaded. Origin is
     * not: redirects make it null, and only a grant is judged by it there.
     */
    boolean saysWhoLoads() {
      return request.headers().has("Sec-Fetch-Site") || request.headers().has("Referer");
    }

    /** Whether it said who asks. */
    boolean saysWhoReads() {
      return saysWhoWrites() || request.headers().has("Referer");
    }
  }

  /**
   * What the page has.
   *
   * @param readable whether it can read the last answer
   * @param embedded whether the answer went into the page
   * @param opened whether a socket or a stream is open
   * @param headers the names of the readable headers, in lower case
   */
  record End(boolean readable, boolean embedded, boolean opened, List<String> headers) {
    /** The end of what the stranger's page did last. */
    static End of(Trace trace, Page page) {
      var seen = trace.seen();
      var headers =
          seen instanceof Seen.Readable answer
              ? java.util.stream.IntStream.range(0, answer.headers().size())
                  .mapToObj(i -> answer.headers().name(i).toLowerCase(Locale.ROOT))
                  .distinct()
                  .toList()
              : List.<String>of();
      return new End(
          trace.canRead() && !isByAnother(trace, page),
          isEmbedded(trace, seen),
          seen instanceof Seen.Opened,
          headers);
    }

    /**
     * Whether it is a page of another origin that did it and sees the end, as in another window.
     */
    private static boolean isByAnother(Trace trace, Page page) {
      var by = trace.from();
      return by != null && !by.origin().isOpaque() && !by.origin().equals(page.origin());
    }

    /** A script counts where it ran; frames and pictures where they came at all. */
    private static boolean isEmbedded(Trace trace, Seen seen) {
      return seen instanceof Seen.Loaded loaded
          && trace.block() == null
          && (loaded.ran() || !trace.action().contains("script"));
    }
  }
}
