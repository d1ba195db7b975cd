package dev.cordon.proof.move;

import dev.cordon.browser.FormData;
import dev.cordon.browser.Payload;
import org.jspecify.annotations.Nullable;

/** What a script hands over as a body. */
enum Content {
  NONE("", "", "", null),
  TEXT("text", "text", "\"amount=100\"", Payload.text("amount=100")),
  URL_ENCODED(
      "urlencoded",
      "a form's fields",
      "new URLSearchParams({amount: \"100\"})",
      Payload.urlEncoded(FormData.of("amount", "100"))),
  MULTIPART(
      "multipart", "a form in parts", "form", Payload.multipart(FormData.of("amount", "100"))),
  /** It has no Content-Type at all (W03 in docs/threats.md). */
  UNTYPED(
      "untyped",
      "JSON of no type",
      "new Blob(['{\"amount\": 100}'])",
      Payload.blob("", "{\"amount\": 100}")),
  JSON_BLOB(
      "json-blob",
      "a Blob of JSON",
      "new Blob(['{\"amount\": 100}'], {type: \"application/json\"})",
      Payload.blob("application/json", "{\"amount\": 100}"));

  final String id;
  final String words;

  /** The expression of JavaScript that it is, after {@link #before()}. */
  final String js;

  private final @Nullable Payload payload;

  Content(String id, String words, String js, @Nullable Payload payload) {
    this.id = id;
    this.words = words;
    this.js = js;
    this.payload = payload;
  }

  /** The lines of script that it takes before; empty for none. */
  String before() {
    return this == MULTIPART
        ? "const form = new FormData();\nform.append(\"amount\", \"100\");\n"
        : "";
  }

  @Nullable Payload payload() {
    return payload;
  }
}
