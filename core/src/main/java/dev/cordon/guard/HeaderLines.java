package dev.cordon.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header lines that some layer looks at, gathered in one pass. Where one line is allowed, a
 * second one turns the value into {@link HeaderLine#REPEATED}.
 */
final class HeaderLines implements BiConsumer<String, String> {
  private final String tokenHeader;

  @Nullable String host;
  @Nullable String origin;
  @Nullable String site;
  @Nullable String mode;
  @Nullable String destination;
  @Nullable String referer;
  @Nullable String accept;
  @Nullable String requestMethod;
  @Nullable String contentType;
  @Nullable String token;
  List<String> requestHeaders = List.of();
  List<String> cookies = List.of();
  List<String> authorization = List.of();
  List<String> overrides = List.of();
  List<String> forwarded = List.of();
  List<String> forwardedFor = List.of();
  List<String> forwardedProto = List.of();
  boolean otherUpgrade;
  boolean webSocketUpgrade;

  /**
   * @param tokenHeader the header in which the policy expects a CSRF token
   */
  HeaderLines(String tokenHeader) {
    this.tokenHeader = tokenHeader;
  }

  @Override
  public void accept(String name, String value) {
    if (name.equalsIgnoreCase(tokenHeader)) {
      token = HeaderLine.and(token, value);
      return;
    }
    switch (name.length()) {
      case 4 -> {
        if (name.equalsIgnoreCase("Host")) {
          host = HeaderLine.and(host, value);
        }
      }
      case 6 -> {
        if (name.equalsIgnoreCase("Origin")) {
          origin = HeaderLine.and(origin, value);
        } else if (name.equalsIgnoreCase("Cookie")) {
          cookies = plus(cookies, value);
        } else if (name.equalsIgnoreCase("Accept")) {
          accept = accept == null ? value : accept + "," + value;
        }
      }
      case 7 -> {
        if (name.equalsIgnoreCase("Referer")) {
          referer = HeaderLine.and(referer, value);
        } else if (name.equalsIgnoreCase("Upgrade")) {
          addUpgrade(value);
        }
      }
      case 9 -> {
        if (name.equalsIgnoreCase("Forwarded")) {
          forwarded = plus(forwarded, value);
        }
      }
      case 12 -> {
        if (name.equalsIgnoreCase("Content-Type")) {
          contentType = HeaderLine.and(contentType, value);
        }
      }
      case 13 -> {
        if (name.equalsIgnoreCase("Authorization")) {
          authorization = plus(authorization, value);
        } else if (name.equalsIgnoreCase("X-HTTP-Method")) {
          overrides = plus(overrides, value);
        }
      }
      case 14 -> acceptMetadata(name, value);
      case 15 -> {
        if (name.equalsIgnoreCase("X-Forwarded-For")) {
          forwardedFor = plus(forwardedFor, value);
        }
      }
      case 17 -> {
        if (name.equalsIgnoreCase("X-Forwarded-Proto")) {
          forwardedProto = plus(forwardedProto, value);
        } else if (name.equalsIgnoreCase("X-Method-Override")) {
          overrides = plus(overrides, value);
        }
      }
      case 22 -> {
        if (name.equalsIgnoreCase("X-HTTP-Method-Override")) {
          overrides = plus(overrides, value);
        }
      }
      case 29 -> {
        if (name.equalsIgnoreCase("Access-Control-Request-Method")) {
          requestMethod = HeaderLine.and(requestMethod, value);
        }
      }
      case 30 -> {
        if (name.equalsIgnoreCase("Access-Control-Request-Headers")) {
          requestHeaders = plus(requestHeaders, value);
        }
      }
      default -> {}
    }
  }

  private void acceptMetadata(String name, String value) {
    // The first letter that tells them apart.
    switch (name.charAt(10)) {
      case 'S', 's' -> {
        if (name.equalsIgnoreCase("Sec-Fetch-Site")) {
          site = HeaderLine.and(site, value);
        }
      }
      case 'M', 'm' -> {
        if (name.equalsIgnoreCase("Sec-Fetch-Mode")) {
          mode = HeaderLine.and(mode, value);
        }
      }
      case 'D', 'd' -> {
        if (name.equalsIgnoreCase("Sec-Fetch-Dest")) {
          destination = HeaderLine.and(destination, value);
        }
      }
      default -> {}
    }
  }

  /** Whether {@code Accept} names HTML. */
  boolean acceptHtml() {
    return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
  }

  /** RFC 9110, section 7.8: a list of protocols, of which the application may choose any. */
  private void addUpgrade(String value) {
    for (String protocol : value.split(",", -1)) {
      boolean webSocket = HeaderLine.trimmed(protocol).equalsIgnoreCase("websocket");
      webSocketUpgrade |= webSocket;
      otherUpgrade |= !webSocket;
    }
  }

  /** Most headers come in one line, for which nothing needs to grow. */
  private static List<String> plus(List<String> lines, String value) {
    if (lines.isEmpty()) {
      return List.of(value);
    }
    List<String> more = lines.size() == 1 ? new ArrayList<>(lines) : lines;
    more.add(value);
    return more;
  }
}
