package dev.cordon.spring.servlet;

import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import java.util.function.BiConsumer;

/** A page that somebody asks for. */
record PlainRequest() implements RequestView {
  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String target() {
    return "/";
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public HttpVersion version() {
    return HttpVersion.HTTP_1_1;
  }

  @Override
  public String authority() {
    return null;
  }

  @Override
  public String protocol() {
    return null;
  }

  @Override
  public String peer() {
    return "192.0.2.7";
  }

  @Override
  public boolean hasClientCertificate() {
    return false;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    line.accept("Host", "bank.example");
  }
}
