package dev.cordon.bench.rivals;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer of Vert.x, without the methods that nobody is to call: each throws. */
abstract class VertxReplyBase implements HttpServerResponse {
  @Override
  public HttpServerResponse exceptionHandler(Handler<Throwable> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse setWriteQueueMaxSize(int a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse drainHandler(Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getStatusMessage() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse setChunked(boolean a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isChunked() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putHeader(String a0, Iterable<String> a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putHeader(CharSequence a0, Iterable<CharSequence> a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MultiMap trailers() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putTrailer(String a0, String a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putTrailer(CharSequence a0, CharSequence a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putTrailer(String a0, Iterable<String> a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse putTrailer(CharSequence a0, Iterable<CharSequence> a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse closeHandler(@Nullable Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse endHandler(@Nullable Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> writeHead() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> write(String a0, String a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> write(String a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> writeContinue() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> writeEarlyHints(MultiMap a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> end(String a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> end(String a0, String a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> end(Buffer a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendFile(String a0, long a1, long a2) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendFile(FileChannel a0, long a1, long a2) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> sendFile(RandomAccessFile a0, long a1, long a2) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean ended() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean closed() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean headWritten() {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse headersEndHandler(@Nullable Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpServerResponse bodyEndHandler(@Nullable Handler<Void> a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long bytesWritten() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int streamId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<HttpServerResponse> push(HttpMethod a0, HostAndPort a1, String a2, MultiMap a3) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> reset(long a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> writeCustomFrame(int a0, int a1, Buffer a2) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cookie removeCookie(String a0, boolean a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Cookie> removeCookies(String a0, boolean a1) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cookie removeCookie(String a0, String a1, String a2, boolean a3) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> write(Buffer a0) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean writeQueueFull() {
    throw new UnsupportedOperationException();
  }
}
