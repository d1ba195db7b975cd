package dev.cordon.conformance.rig;

import java.util.List;
import java.util.Set;

/** What a request is given to send, in the words of the page's script. */
public sealed interface Body {
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
    if (fields.json().size() != 1) {
      throw fields.fault("must be a string or one of blob, form, multipart, stream, bytes");
    }
    return switch (fields.json().fieldNames().iterator().next()) {
      case "form" -> new Form(fields.pairs("form"));
      case "multipart" -> new Multipart(fields.pairs("multipart"));
      case "stream" -> new Stream(fields.text("stream"));
      case "bytes" -> bytes(fields);
      default ->
          throw fields.fault("must be a string or one of blob, form, multipart, stream, bytes");
    };
  }

  private static Body bytes(Fields fields) {
    String hex = fields.text("bytes");
    if (!hex.matches("([0-9a-f]{2})*")) {
      throw fields.fault("\"bytes\" must be pairs of lower-case hexadecimal digits, not " + hex);
    }
    return new Bytes(hex);
  }
}
