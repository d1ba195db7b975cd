package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * Sec-Fetch-Dest: what the answer is for (Fetch Metadata, section 2.1; Fetch, section 2.2.5,
 * destination).
 */
public enum Destination {
  /** No such header. */
  ABSENT(""),
  /** {@code fetch}, beacons, EventSource. */
  EMPTY("empty"),
  AUDIO("audio"),
  AUDIOWORKLET("audioworklet"),
  /** A page in a tab or window. */
  DOCUMENT("document"),
  EMBED("embed"),
  FENCEDFRAME("fencedframe"),
  FONT("font"),
  FRAME("frame"),
  IFRAME("iframe"),
  IMAGE("image"),
  JSON("json"),
  MANIFEST("manifest"),
  OBJECT("object"),
  PAINTWORKLET("paintworklet"),
  REPORT("report"),
  SCRIPT("script"),
  SERVICEWORKER("serviceworker"),
  SHAREDWORKER("sharedworker"),
  SPECULATIONRULES("speculationrules"),
  STYLE("style"),
  TEXT("text"),
  TRACK("track"),
  VIDEO("video"),
  WEBIDENTITY("webidentity"),
  WORKER("worker"),
  XSLT("xslt"),
  /** Present, and none of the values that the specifications know. */
  OTHER("");

  private final String text;

  Destination(String text) {
    this.text = text;
  }

  /** The value of the header, compared character for character; null if it is absent. */
  public static Destination of(@Nullable String value) {
    if (value == null) {
      return ABSENT;
    }
    for (Destination destination : VALUES) {
      if (destination.text.equals(value) && !value.isEmpty()) {
        return destination;
      }
    }
    return OTHER;
  }

  private static final Destination[] VALUES = values();

  /** The value of the header; empty for {@link #ABSENT} and {@link #OTHER}. */
  public String text() {
    return text;
  }

  /** Whether the answer is shown as a page inside another one. */
  public boolean isFrame() {
    return switch (this) {
      case EMBED, FENCEDFRAME, FRAME, IFRAME, OBJECT -> true;
      default -> false;
    };
  }
}
