package dev.cordon.browser;

import dev.cordon.browser.fetch.Fetched;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.web.Url;
import java.util.Locale;

/**
 * What the page sees of what it did. Everything else in a {@link Trace} only the browser and the
 * server know.
 */
public sealed interface Seen {

  /** A response that script can read, as much of it as the filter left. */
  @SuppressWarnings("AvoidCommonTypeNames") // Nobody sees a java.lang.Readable here.
  record Readable(
      Fetched.Type type, int status, Url url, boolean redirected, Headers headers, Body body)
      implements Seen {
    @Override
    public String toString() {
      return "a " + nameOf(type) + " response: " + status + ", " + body;
    }
  }

  /** A response of which nothing is to be seen, neither status nor headers nor body. */
  record Opaque(Fetched.Type type) implements Seen {
    @Override
    public String toString() {
      return "an " + nameOf(type) + " response, which says nothing";
    }
  }

  /** A promise rejected with a TypeError, or an error event: that it failed, and never why. */
  record Failed() implements Seen {
    @Override
    public String toString() {
      return "that it failed, and not why";
    }
  }

  /**
   * An exception, before anything was asked.
   *
   * @param error as {@code TypeError: 'CONNECT' is a forbidden method}
   */
  record Thrown(String error) implements Seen {
    @Override
    public String toString() {
      return "an exception: " + error;
    }
  }

  /**
   * An element's or a worker's load event.
   *
   * @param ran whether code of the answer ran, in the page or as the worker
   * @param readable whether script can look inside: at pixels, at the rules of a style sheet, at
   *     the document in a frame
   */
  record Loaded(boolean ran, boolean readable) implements Seen {
    @Override
    public String toString() {
      return "load"
          + (ran ? ", and it ran" : "")
          + (readable ? ", and can look inside" : ", and cannot look inside");
    }
  }

  /** An element's or a worker's error event. */
  record NotLoaded() implements Seen {
    @Override
    public String toString() {
      return "error";
    }
  }

  /** A WebSocket or an event stream that is open: the page can read what comes. */
  record Opened() implements Seen {
    @Override
    public String toString() {
      return "open";
    }
  }

  /** A WebSocket or an event stream that did not open. */
  record Refused() implements Seen {
    @Override
    public String toString() {
      return "error, not open";
    }
  }

  /** A beacon or a ping on its way: the page learns nothing more. */
  record Sent() implements Seen {
    @Override
    public String toString() {
      return "that it was queued";
    }
  }

  /** A beacon that is too large. */
  record NotSent() implements Seen {
    @Override
    public String toString() {
      return "that it was not queued";
    }
  }

  /**
   * Another page in this tab, a new one or a frame.
   *
   * @param page the page that came
   * @param url where it is
   * @param referrer what it reads in {@code document.referrer}
   * @param cookies what it reads in {@code document.cookie}
   * @param opener whether it has {@code window.opener}
   */
  record Navigated(Page page, Url url, String referrer, String cookies, boolean opener)
      implements Seen {
    @Override
    public String toString() {
      return "the page " + url + (referrer.isEmpty() ? "" : ", which came from " + referrer);
    }
  }

  /** Nothing at all: no other page came, no script ran, or it came to a download. */
  record Nothing() implements Seen {
    @Override
    public String toString() {
      return "nothing";
    }
  }

  private static String nameOf(Fetched.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
