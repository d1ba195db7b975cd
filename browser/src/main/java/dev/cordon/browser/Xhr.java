package dev.cordon.browser;

import dev.cordon.browser.http.Headers;
import org.jspecify.annotations.Nullable;

/** What a script sets on an {@code XMLHttpRequest} before it sends it. */
public final class Xhr {
  String method = "GET";
  final Headers.Builder headers = Headers.builder();
  @Nullable Payload body;
  boolean withCredentials;
  boolean uploadListener;

  Xhr() {}

  /** The method of {@code open}; GET if this is not called. */
  public Xhr method(String method) {
    this.method = method;
    return this;
  }

  /** {@code setRequestHeader}. */
  public Xhr header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** {@code send} with a string. */
  public Xhr body(String text) {
    return body(Payload.text(text));
  }

  /** {@code send}. */
  public Xhr body(Payload body) {
    this.body = body;
    return this;
  }

  /** {@code withCredentials = true}. */
  public Xhr withCredentials() {
    withCredentials = true;
    return this;
  }

  /** A listener on {@code upload}, which alone makes a preflight needed. */
  public Xhr uploadListener() {
    uploadListener = true;
    return this;
  }
}
