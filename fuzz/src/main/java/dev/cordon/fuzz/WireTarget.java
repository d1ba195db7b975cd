package dev.cordon.fuzz;

import dev.cordon.fuzz.AnswerReader.Answer;
import dev.cordon.fuzz.StrictReader.Malformed;
import dev.cordon.fuzz.StrictReader.Message;
import dev.cordon.gateway.GatewayOptions;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's HTTP/1.1: the input is what a client writes, where the byte 0xFF stands for a short
 * pause and 0xFE for a longer one.
 */
public final class WireTarget {
  private static final String OWN = "http://bank.localhost";
  private static final int SHORT = 0xff;
  private static final int LONG = 0xfe;
  private static final int MOST_PAUSES = 24;
  private static @Nullable Edge edge;

  private WireTarget() {}

  /** Called before the first input. */
  public static void fuzzerInitialize() {
    edge = new Edge(OWN, "http://127.0.0.1:0", GatewayOptions.Tls.FROM_FILES);
  }

  /** Called after the last input. */
  public static void fuzzerTearDown() throws IOException {
    Edge started = edge;
    edge = null;
    if (started != null) {
      started.close();
    }
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Edge gateway = edge;
    if (gateway == null) {
      throw new IllegalStateException("fuzzerInitialize comes first");
    }
    byte[] bytes = withoutPauses(input);
    String shown = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Message> messages = new ArrayList<>();
    StrictReader.End end = read(bytes, messages);
    String client = gateway.nextClient();
    gateway.upstream().expect(client, new Expectation(messages, OWN, shown));
    try (Socket socket = gateway.connect(client)) {
      List<Message> whole = messages.stream().filter(Message::complete).toList();
      boolean sent = send(socket.getOutputStream(), input);
      answers(socket, whole, end, shown, sent);
    } catch (SocketTimeoutException e) {
      throw new AssertionError(Claim.text("neither an answer nor an end", shown), e);
    } catch (IOException e) {
      // The gateway may close whenever it has seen enough; what it answered may be lost with it.
    }
    gateway.upstream().check();
  }

  private static byte[] withoutPauses(byte[] input) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(input.length);
    for (byte b : input) {
      if ((b & 0xff) != SHORT && (b & 0xff) != LONG) {
        bytes.write(b);
      }
    }
    return bytes.toByteArray();
  }

  private static StrictReader.End read(byte[] bytes, List<Message> messages) {
    StrictReader reader = new StrictReader(new ByteArrayInputStream(bytes));
    try {
      Message message;
      while ((message = reader.next()) != null) {
        messages.add(message);
      }
    } catch (Malformed e) {
      return StrictReader.End.MALFORMED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reader.end();
  }

  /** Whether all of it could be written before the gateway closed. */
  private static boolean send(OutputStream out, byte[] input) {
    try {
      int start = 0;
      int pauses = 0;
      for (int i = 0; i <= input.length; i++) {
        int b = i == input.length ? SHORT : input[i] & 0xff;
        if (b == SHORT || b == LONG) {
          out.write(input, start, i - start);
          start = i + 1;
          if (i < input.length && pauses++ < MOST_PAUSES) {
            LockSupport.parkNanos(b == SHORT ? 100_000 : 1_500_000);
          }
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Each whole request is answered once, in order, unless the gateway ends the connection. */
  private static void answers(
      Socket socket, List<Message> whole, StrictReader.End end, String shown, boolean sent)
      throws IOException {
    AnswerReader reader = new AnswerReader(new BufferedInputStream(socket.getInputStream()));
    Answer last = null;
    for (Message message : whole) {
      Answer answer = reader.next(message.method());
      if (answer == null) {
        boolean upgrades = !message.values("upgrade").isEmpty();
        boolean expected = last != null && last.mayBeLast();
        Claim.holds(expected || upgrades || !sent, "a request without an answer", shown);
        return;
      }
      last = answer;
      if (!message.values("upgrade").isEmpty() || closes(message)) {
        return;
      }
    }
    if (end == StrictReader.End.MALFORMED) {
      Answer refusal = reader.next("GET");
      if (refusal != null) {
        Claim.holds(refusal.status() >= 400, "what is no request is answered", shown, refusal);
        Claim.holds(reader.next("GET") == null, "one answer too many", shown);
      }
    }
  }

  /** Whether the client says that nothing follows, which binds the gateway only partly. */
  private static boolean closes(Message message) {
    return message.version().equals("HTTP/1.0")
        || message.values("connection").stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
  }
}
