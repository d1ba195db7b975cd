package dev.cordon.fuzz;

import dev.cordon.fuzz.StrictReader.Message;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The frames of an HTTP/2 client, written as lines:
 *
 * <pre>
 * H 1 sh + x-a=b|x-c=d     HEADERS on stream 1 with END_STREAM (s) and END_HEADERS (h); after + the
 *                          fields of a plain request come first, unless a field replaces one
 * D 1 s text               DATA with END_STREAM
 * R 3 0 1 00000008         any other frame: type, flags, stream, payload in hexadecimal
 * </pre>
 *
 * <p>Beside the bytes it holds the requests that they mean to a strict reader.
 */
final class Http2Script {
  static final String AUTHORITY = "localhost:8443";
  private static final int MOST_LINES = 48;
  private static final Set<String> OF_CONNECTION =
      Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Draft> drafts = new LinkedHashMap<>();
  private boolean raw;

  /** A stream while it is read. */
  private static final class Draft {
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private boolean ended;
    private boolean spoilt;
  }

  private Http2Script() {
    out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(4, 0, 0, new byte[0]);
  }

  static Http2Script read(byte[] input) {
    Http2Script script = new Http2Script();
    List<String> lines = Input.latin1Lines(input);
    for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      String[] parts = line.split(" ", 4);
      if (parts.length < 3) {
        continue;
      }
      switch (parts[0]) {
        case "H" -> script.headers(number(parts[1]), parts[2], parts.length > 3 ? parts[3] : "");
        case "D" -> script.data(number(parts[1]), parts[2], parts.length > 3 ? parts[3] : "");
        case "R" -> script.raw(line.split(" ", 5));
        default -> {}
      }
    }
    script.frame(6, 0, 0, "cordon!!".getBytes(StandardCharsets.US_ASCII));
    return script;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Whether it holds frames whose meaning is not read here. */
  boolean isRaw() {
    return raw;
  }

  /** The streams whose requests are whole and well formed. */
  List<Integer> whole() {
    return drafts.entrySet().stream()
        .filter(e -> isGood(e.getValue()) && message(e.getValue()).complete())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The requests that a strict reader finds. */
  List<Message> messages() {
    return drafts.values().stream().filter(Http2Script::isGood).map(Http2Script::message).toList();
  }

  private void headers(int stream, String flags, String text) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    boolean plain = text.startsWith("+");
    if (plain) {
      fields.add(Map.entry(":method", "GET"));
      fields.add(Map.entry(":scheme", "https"));
      fields.add(Map.entry(":authority", AUTHORITY));
      fields.add(Map.entry(":path", "/x"));
    }
    for (String field : Input.trim(plain ? text.substring(1) : text).split("\\|", -1)) {
      int equals = field.indexOf('=', 1);
      if (equals < 0) {
        continue;
      }
      String name = Input.unescape(field.substring(0, equals));
      Map.Entry<String, String> entry =
          Map.entry(name, Input.unescape(field.substring(equals + 1)));
      int same = -1;
      for (int i = 0; i < fields.size() && plain && name.startsWith(":"); i++) {
        same = fields.get(i).getKey().equals(name) ? i : same;
      }
      if (same >= 0) {
        fields.set(same, entry);
      } else {
        fields.add(entry);
      }
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : fields) {
      // RFC 7541, section 6.2.2: a literal without indexing, neither name nor value compressed.
      block.write(0);
      string(block, field.getKey());
      string(block, field.getValue());
    }
    int bits = (flags.contains("s") ? 1 : 0) | (flags.contains("h") ? 4 : 0);
    frame(1, bits, stream, block.toByteArray());
    Draft known = drafts.get(stream);
    if (known != null) {
      known.ended |= flags.contains("s"); // trailers
      return;
    }
    Draft draft = new Draft();
    draft.fields.addAll(fields);
    draft.ended = flags.contains("s");
    draft.spoilt = !flags.contains("h") || stream % 2 == 0;
    drafts.put(stream, draft);
  }

  private void data(int stream, String flags, String text) {
    frame(0, flags.contains("s") ? 1 : 0, stream, text.getBytes(StandardCharsets.ISO_8859_1));
    Draft draft = drafts.get(stream);
    if (draft != null && !draft.ended) {
      draft.body.append(text);
      draft.ended = flags.contains("s");
    }
  }

  private void raw(String[] parts) {
    raw = true;
    String hex = parts.length > 4 ? parts[4].replaceAll("[^0-9a-fA-F]", "") : "";
    byte[] payload = new byte[hex.length() / 2];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    int stream = parts.length > 3 ? number(parts[3]) : 0;
    frame(number(parts[1]) & 0xff, number(parts[2]) & 0xff, stream, payload);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** RFC 9113, section 8.2 and 8.3. */
  private static boolean isGood(Draft draft) {
    boolean regular = false;
    for (Map.Entry<String, String> field : draft.fields) {
      String name = field.getKey();
      String plain = name.startsWith(":") ? name.substring(1) : name;
      regular |= !name.startsWith(":");
      boolean misplaced = regular && name.startsWith(":");
      boolean control = asRead(field).chars().anyMatch(c -> (c < 0x20 && c != 9) || c == 0x7f);
      boolean token = plain.matches("[!#$%&'*+.^_`|~0-9a-z-]+");
      if (misplaced || control || !token || OF_CONNECTION.contains(name)) {
        return false;
      }
    }
    long pseudo = draft.fields.stream().filter(f -> f.getKey().startsWith(":")).count();
    boolean authority = !values(draft, ":authority").isEmpty();
    return !draft.spoilt
        && values(draft, ":method").size() == 1
        && values(draft, ":scheme").size() == 1
        && values(draft, ":path").size() == 1
        && pseudo == (authority ? 4 : 3)
        && values(draft, "content-length").size() <= 1
        && values(draft, "host").size() <= 1
        && method(draft).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        && values(draft, ":path").get(0).matches("[/*][\\x21-\\x7e]*");
  }

  private static String method(Draft draft) {
    return values(draft, ":method").get(0).trim();
  }

  /**
   * The value as the gateway gets it: Netty drops controls and spaces around a method before
   * anybody sees it. RFC 9113, section 8.2.1 calls such a request malformed; what is judged and
   * what is forwarded is the same method all the same.
   */
  private static String asRead(Map.Entry<String, String> field) {
    return field.getKey().equals(":method") ? field.getValue().trim() : field.getValue();
  }

  private static List<String> values(Draft draft, String name) {
    return draft.fields.stream()
        .filter(field -> field.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Message message(Draft draft) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (Map.Entry<String, String> field : draft.fields) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      fields.add(Map.entry(name, Input.trim(field.getValue())));
    }
    List<String> length = values(draft, "content-length");
    String body = draft.body.toString();
    boolean counted = length.isEmpty() || length.get(0).equals(Integer.toString(body.length()));
    // In HTTP/1.1 the announced length ends a body, whether or not the stream was ended as well.
    boolean over = draft.ended || !length.isEmpty();
    String method = method(draft);
    String path = values(draft, ":path").get(0);
    return new Message(method, path, "HTTP/2", fields, body, over && counted);
  }

  private static void string(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < 127) {
      block.write(bytes.length);
    } else {
      // RFC 7541, section 5.1: the prefix is full, the rest follows in groups of seven bits.
      block.write(127);
      int rest = bytes.length - 127;
      while (rest >= 128) {
        block.write((rest & 127) | 128);
        rest >>= 7;
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  private void frame(int type, int flags, int stream, byte[] payload) {
    ByteBuffer head = ByteBuffer.allocate(9);
    head.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    head.put((byte) type).put((byte) flags).putInt(stream & 0x7fffffff);
    out.writeBytes(head.array());
    out.writeBytes(payload);
  }
}
