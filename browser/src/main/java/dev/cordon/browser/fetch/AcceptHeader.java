package dev.cordon.browser.fetch;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;

/** What a browser says it takes where the page says nothing (Fetch, fetch, step 12). */
final class AcceptHeader {
  private static final String DOCUMENT =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private AcceptHeader() {}

  static void append(FetchRequest request, Profile profile) {
    if (!request.headers.has("Accept") && profile.follows(Rule.ACCEPT_BY_DESTINATION)) {
      request.setHeaders(request.headers.with("Accept", value(request)));
    }
  }

  private static String value(FetchRequest request) {
    if (request.purpose != null && request.mode == Mode.NAVIGATE) {
      return DOCUMENT;
    }
    return switch (request.destination) {
      case DOCUMENT, FRAME, IFRAME, FENCEDFRAME -> DOCUMENT;
      case IMAGE -> "image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5";
      case JSON -> "application/json,*/*;q=0.5";
      case STYLE -> "text/css,*/*;q=0.1";
      default -> "*/*";
    };
  }
}
