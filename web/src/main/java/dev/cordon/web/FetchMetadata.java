package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/**
 * What a browser tells of a request's circumstances in the four Sec-Fetch headers (Fetch Metadata).
 *
 * @param user Sec-Fetch-User: a navigation that a user's gesture caused
 */
public record FetchMetadata(
    FetchSite site, RequestMode mode, Destination destination, boolean user) {
  /** No header at all. */
  public static final FetchMetadata ABSENT =
      new FetchMetadata(FetchSite.ABSENT, RequestMode.ABSENT, Destination.ABSENT, false);

  /** Of the headers' values, null where one is absent. */
  public static FetchMetadata of(
      @Nullable String site,
      @Nullable String mode,
      @Nullable String destination,
      @Nullable String user) {
    return new FetchMetadata(
        FetchSite.of(site), RequestMode.of(mode), Destination.of(destination), "?1".equals(user));
  }
}
