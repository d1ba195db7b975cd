package dev.cordon.browser.http;

import dev.cordon.web.Url;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server receives it.
 *
 * @param method as written by the page, after the browser's normalisation
 * @param url without fragment; https is TLS, ws and wss are asked as http and https
 * @param headers every line that the browser sends and a server may judge; Host is not among them
 * @param body null where there is none, which is not the same as an empty one
 */
public record Request(String method, Url url, Headers headers, @Nullable Body body) {

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
