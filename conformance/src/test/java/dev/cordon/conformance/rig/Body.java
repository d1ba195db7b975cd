package dev.cordon.conformance.rig;

import dev.cordon.rig.Pair;
import java.util.List;
import java.util.Set;

/** What a request is given to send, in the words of the page's script. */
public sealed interface Body {
  /** The keys that tell a body which is no string. */
  String KINDS = "blob, form, multipart, stream, bytes, repeat";

  /** A string: {@code "text"}. */
  record Text(String text) implements Body {}

  /** A Blob; an empty type is none: {@code {"blob": "text", "type": "application/json"}}. */
  record Blob(String text, String type) implements Body {}

  /** URLSearchParams: {@code {"form": [["a","1"]]}}. */
  record Form(List<Pair> fields) implements Body {}

  /** FormData: {@code {"multipart": [["a","1"]]}}. */
  record Multipart(List<Pair> fields) implements Body {}

  /** A ReadableStream, {@code duplex: "half"}: {@code {"stream": "text"}}. */
  record Stream(String text) implements Body {}

  /** A Uint8Array, in hexadecimal: {@code {"bytes": "00ff"}}. */
  record Bytes(String hex) implements Body {}

  /** A string of one text many times: {@code {"repeat": "ab", "times": 4096}}. */
  record Repeat(String text, int times) implements Body {}

  /** Reads the value of a {@code body} key. */
  static Body read(Object value, String place) {
    if (value instanceof String text) {
      return new Text(text);
    }
    var fields = Fields.asObject(value, place);
    if (fields.has("blob")) {
      fields.only(Set.of("blob", "type"));
      return new Blob(fields.text("blob"), fields.maybeText("type").orElse(""));
    }
    if (fields.has("repeat")) {
      return repeat(fields.only(Set.of("repeat", "times")));
    }
    if (fields.json().size() != 1) {
      throw fields.fault("must be a string or one of " + KINDS);
    }
    return switch (fields.json().fieldNames().iterator().next()) {
      case "form" -> new Form(fields.pairs("form"));
      case "multipart" -> new Multipart(fields.pairs("multipart"));
      case "stream" -> new Stream(fields.text("stream"));
      case "bytes" -> bytes(fields);
      default -> throw fields.fault("must be a string or one of " + KINDS);
    };
  }

  private static Body repeat(Fields fields) {
    double times = fields.number("times", 0);
    if (times < 1 || times > 100_000 || times != Math.rint(times)) {
      throw fields.fault("\"times\" must be from 1 to 100000, not " + times);
    }
    return new Repeat(fields.text("repeat"), (int) times);
  }

  private static Body bytes(Fields fields) {
    String hex = fields.text("bytes");
    if (!hex.matches("([0-9a-f]{2})*")) {
      throw fields.fault("\"bytes\" must be pairs of lower-case hexadecimal digits, not " + hex);
    }
    return new Bytes(hex);
  }
}
