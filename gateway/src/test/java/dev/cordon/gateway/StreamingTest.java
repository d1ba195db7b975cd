package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies stream: nothing is held back, and nothing is read faster than the other side takes it. */
class StreamingTest {
  private static final int MIB = 1024 * 1024;

  /**
   * What the kernel's socket buffers of four ends and the write queues may hold; far from the size
   * of the bodies.
   */
  private static final long HELD_AT_MOST = 32L * MIB;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private RawUpstream upstream;
  private TestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream().leavingBodies();
    gateway = TestGateway.before(upstream);
  }

  @AfterEach
  void stop() throws IOException {
    upstream.close();
    gateway.close();
    threads.shutdownNow();
  }

  private static byte[] block() {
    byte[] block = new byte[64 * 1024];
    for (int i = 0; i < block.length; i++) {
      block[i] = (byte) (i * 31 + (i >> 8));
    }
    return block;
  }

  private static long write(OutputStream out, int mib, AtomicLong written) throws IOException {
    CRC32 sum = new CRC32();
    byte[] block = block();
    for (int i = 0; i < mib * 16; i++) {
      out.write(block);
      sum.update(block);
      written.addAndGet(block.length);
    }
    out.flush();
    return sum.getValue();
  }

  private static long read(InputStream in, int mib) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[64 * 1024];
    long left = (long) mib * MIB;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        throw new IOException(left + " bytes are missing");
      }
      sum.update(buffer, 0, n);
      left -= n;
    }
    return sum.getValue();
  }

  @Test
  void a_download_arrives_whole() throws Exception {
    AtomicLong sum = new AtomicLong();
    upstream.answering(
        (request, out, in) -> {
          out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + 64 * MIB + "\r\n\r\n").getBytes());
          sum.set(write(out, 64, new AtomicLong()));
        });
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/film", ""));
      assertThat(client.head()).contains("200 OK");
      assertThat(read(client.in(), 64)).isEqualTo(sum.get());
    }
  }

  @Test
  void an_upload_arrives_whole() throws Exception {
    AtomicLong sum = new AtomicLong();
    upstream.answering(
        (request, out, in) -> {
          sum.set(read(in, 64));
          out.write(RawUpstream.ok("thanks"));
        });
    try (RawClient client = gateway.connect()) {
      client.send(
          "PUT /film HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: " + 64 * MIB + "\r\n\r\n");
      long sent = write(client.out(), 64, new AtomicLong());
      assertThat(client.answer().body()).isEqualTo("thanks");
      assertThat(sum.get()).isEqualTo(sent);
    }
  }

  @Test
  void a_download_waits_for_a_client_that_does_not_read() throws Exception {
    AtomicLong written = new AtomicLong();
    upstream.answering(
        (request, out, in) -> {
          out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + 256L * MIB + "\r\n\r\n").getBytes());
          write(out, 256, written);
        });
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/film", ""));
      assertThat(client.head()).contains("200 OK");
      assertThat(settled(written)).isPositive().isLessThan(HELD_AT_MOST);
      read(client.in(), 256);
    }
  }

  @Test
  void an_upload_waits_for_an_application_that_does_not_read() throws Exception {
    java.util.concurrent.CountDownLatch go = new java.util.concurrent.CountDownLatch(1);
    upstream.answering(
        (request, out, in) -> {
          try {
            go.await(30, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          read(in, 256);
          out.write(RawUpstream.ok("thanks"));
        });
    AtomicLong written = new AtomicLong();
    try (RawClient client = gateway.connect()) {
      client.send(
          "PUT /film HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: "
              + 256L * MIB
              + "\r\n\r\n");
      Future<Long> writing = threads.submit(() -> write(client.out(), 256, written));
      assertThat(settled(written)).isPositive().isLessThan(HELD_AT_MOST);
      go.countDown();
      writing.get(60, TimeUnit.SECONDS);
      assertThat(client.answer().body()).isEqualTo("thanks");
    }
  }

  @Test
  void a_client_that_goes_away_ends_the_download_at_the_application() throws Exception {
    java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
    upstream.answering(
        (request, out, in) -> {
          out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n".getBytes());
          out.flush();
          if (in.read() < 0) {
            ended.countDown();
          }
        });
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/events", ""));
      client.head();
    }
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_client_that_goes_away_ends_the_upload_before_its_end() throws Exception {
    AtomicLong read = new AtomicLong();
    java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
    upstream.answering(
        (request, out, in) -> {
          read.set(in.readAllBytes().length);
          ended.countDown();
        });
    try (RawClient client = gateway.connect()) {
      client.send("PUT /x HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: 10\r\n\r\nabc");
      upstream.next();
    }
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(read.get()).isLessThan(10);
  }

  @Test
  void an_event_is_passed_on_when_it_is_sent() throws Exception {
    upstream.answering(
        (request, out, in) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                  .getBytes());
          out.write("9\r\ndata: 1\n\n\r\n".getBytes());
          out.flush();
          in.read();
        });
    try (RawClient client = gateway.connect()) {
      client.send(TestGateway.request("GET", "/events", ""));
      assertThat(client.head()).contains("text/event-stream");
      assertThat(RawUpstream.line(client.in())).isEqualTo("9");
      assertThat(RawUpstream.line(client.in())).isEqualTo("data: 1");
    }
  }

  @Test
  void a_head_is_passed_on_before_the_first_byte_of_its_body() throws Exception {
    upstream.answering(
        (request, out, in) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                  .getBytes());
          out.flush();
          in.read();
        });
    try (RawClient client = gateway.connect()) {
      client.send("PUT /x HTTP/1.1\r\nHost: bank.localhost\r\nContent-Length: 3\r\n\r\n");
      assertThat(client.head()).contains("text/event-stream");
    }
  }

  /** The value once it has stood still for half a second. */
  private static long settled(AtomicLong value) throws InterruptedException {
    long before = -1;
    for (int i = 0; i < 60 && (before != value.get() || before == 0); i++) {
      before = value.get();
      Thread.sleep(500);
    }
    return value.get();
  }
}
