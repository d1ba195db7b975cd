package dev.cordon.web;

import org.jspecify.annotations.Nullable;

/** The parts of a URL while they are put together (URL Standard, URL record). */
final class UrlRecord {
  String scheme = "";
  String username = "";
  String password = "";

  /** The serialised host: null where there is none, empty where it is the empty host. */
  @Nullable String hostText;

  /** The host of a special URL; null beside an opaque, empty or missing one. */
  @Nullable Host host;

  /** Null in the standard's words where -1: the scheme's default, or none. */
  int port = Port.NONE;

  String path = "";
  boolean opaquePath;
  @Nullable String query;
  @Nullable String fragment;

  UrlRecord() {}

  UrlRecord(Url url) {
    scheme = url.scheme();
    copyAuthority(url);
    copyPath(url);
    query = url.query();
    fragment = url.fragment();
  }

  void copyAuthority(Url url) {
    username = url.username();
    password = url.password();
    hostText = url.hostText();
    host = url.host();
    port = url.writtenPort();
  }

  void copyPath(Url url) {
    path = url.path();
    opaquePath = url.hasOpaquePath();
  }

  void setHost(Host host) {
    this.host = host;
    this.hostText = host.toString();
  }

  /** URL Standard, "potentially strip trailing spaces from an opaque path". */
  void stripOpaquePath() {
    if (opaquePath && query == null && fragment == null) {
      int end = path.length();
      while (end > 0 && path.charAt(end - 1) == ' ') {
        end--;
      }
      path = path.substring(0, end);
    }
  }

  /** URL Standard, URL serializer. */
  String serialize() {
    StringBuilder text = new StringBuilder(scheme.length() + path.length() + 48);
    text.append(scheme).append(':');
    if (hostText != null) {
      text.append("//");
      if (!username.isEmpty() || !password.isEmpty()) {
        text.append(username);
        if (!password.isEmpty()) {
          text.append(':').append(password);
        }
        text.append('@');
      }
      text.append(hostText);
      if (port != Port.NONE) {
        text.append(':').append(port);
      }
    } else if (!opaquePath && path.startsWith("//")) {
      text.append("/."); // Else the path's first segments would be read as a host.
    }
    text.append(path);
    if (query != null) {
      text.append('?').append(query);
    }
    if (fragment != null) {
      text.append('#').append(fragment);
    }
    return text.toString();
  }
}
