package dev.cordon.testkit.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request that is answered later, within a bound. */
final class Async implements AsyncContext {
  /** Runs the filters and the servlet again. */
  @FunctionalInterface
  interface Dispatch {
    void run() throws IOException, ServletException;
  }

  private static final int MOST_SECONDS = 15;

  private final ServletRequest request;
  private final ServletResponse response;
  private final boolean original;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<AsyncListener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean dispatched;
  private volatile long timeoutMillis = 30_000;

  Async(ServletRequest request, ServletResponse response, boolean original) {
    this.request = request;
    this.response = response;
    this.original = original;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Whether it is to be dispatched, and not merely complete. */
  boolean awaitDispatch() throws IOException {
    try {
      if (!over.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("nothing was answered within " + MOST_SECONDS + " s");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    if (!dispatched) {
      for (var listener : listeners) {
        listener.onComplete(new AsyncEvent(this, request, response));
      }
    }
    return dispatched;
  }

  @Override
  public ServletRequest getRequest() {
    return request;
  }

  @Override
  public ServletResponse getResponse() {
    return response;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return original;
  }

  @Override
  public void dispatch() {
    dispatched = true;
    over.countDown();
  }

  @Override
  public void dispatch(String path) {
    throw new UnsupportedOperationException("[no-container] there is nothing else at " + path);
  }

  @Override
  public void dispatch(ServletContext context, String path) {
    dispatch(path);
  }

  @Override
  public void complete() {
    over.countDown();
  }

  @Override
  public void start(Runnable run) {
    var thread = new Thread(run, "cordon-testkit-async");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void addListener(AsyncListener listener) {
    listeners.add(listener);
  }

  @Override
  public void addListener(AsyncListener listener, ServletRequest req, ServletResponse res) {
    listeners.add(listener);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException failed) {
      throw new ServletException(failed);
    }
  }

  @Override
  public void setTimeout(long millis) {
    timeoutMillis = millis;
  }

  @Override
  public long getTimeout() {
    return timeoutMillis;
  }
}
