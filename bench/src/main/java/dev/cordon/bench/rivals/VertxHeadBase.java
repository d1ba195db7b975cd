package dev.cordon.bench.rivals;

import io.netty.handler.codec.DecoderResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpFrame;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request of Vert.x, without the methods that nobody is to call: each throws. */
abstract class VertxHeadBase implements HttpServerRequest {
  @Override
  public HttpServerRequest exceptionHandler(Handler<Throwable> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest handler(Handler<Buffer> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest pause() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest resume() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest fetch(long a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest endHandler(Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpVersion version() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String scheme() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HostAndPort authority() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HostAndPort authority(boolean a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long bytesRead() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse response() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest setParamsCharset(String a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getParamsCharset() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MultiMap params(boolean a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String absoluteURI() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Buffer> body() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> end() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<NetSocket> toNetSocket() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest setExpectMultipart(boolean a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isExpectMultipart() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest uploadHandler(@Nullable Handler<HttpServerFileUpload> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MultiMap formAttributes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<ServerWebSocket> toWebSocket() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isEnded() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest customFrameHandler(Handler<HttpFrame> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpConnection connection() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerRequest streamPriorityHandler(Handler<StreamPriority> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DecoderResult decoderResult() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cookie getCookie(String a0, String a1, String a2) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Cookie> cookies(String a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Cookie> cookies() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String uri() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String path() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String query() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getFormAttribute(String a0) {
    throw new UnsupportedOperationException();
  }
}
