package dev.cordon.browser;

import org.jspecify.annotations.Nullable;

/** What an {@code EventSource} is opened with. */
public final class EventStream {
  boolean withCredentials;
  @Nullable String lastEventId;

  EventStream() {}

  /** {@code {withCredentials: true}}. */
  public EventStream withCredentials() {
    withCredentials = true;
    return this;
  }

  /** As the stream connects again after it saw an event with this id. */
  public EventStream lastEventId(String id) {
    lastEventId = id;
    return this;
  }
}
