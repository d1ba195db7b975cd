package dev.cordon.proof.move;

import dev.cordon.browser.Client;
import dev.cordon.browser.FetchInit;
import dev.cordon.browser.Trace;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code fetch(url, init)}. */
final class FetchCall implements Act {
  private final String method;
  private final Mode mode;
  private final Credentials credentials;
  private final Content content;
  private final Field field;
  private final @Nullable ReferrerPolicy referrerPolicy;

  /** What it was played with last: it is cheap to use again. */
  private @Nullable Known known;

  private record Known(String name, String value, FetchInit init) {}

  private FetchCall(
      String method,
      Mode mode,
      Credentials credentials,
      Content content,
      Field field,
      @Nullable ReferrerPolicy referrerPolicy) {
    this.method = method;
    this.mode = mode;
    this.credentials = credentials;
    this.content = content;
    this.field = field;
    this.referrerPolicy = referrerPolicy;
  }

  static FetchCall of(String method, Mode mode, Credentials credentials) {
    return new FetchCall(method, mode, credentials, Content.NONE, Field.NONE, null);
  }

  FetchCall with(Content body) {
    return new FetchCall(method, mode, credentials, body, field, referrerPolicy);
  }

  FetchCall with(Field header) {
    return new FetchCall(method, mode, credentials, content, header, referrerPolicy);
  }

  FetchCall with(ReferrerPolicy policy) {
    return new FetchCall(method, mode, credentials, content, field, policy);
  }

  Mode mode() {
    return mode;
  }

  @Override
  public String id() {
    return parts(
        "-",
        "fetch",
        Text.id(method),
        mode.toString(),
        credentials == Credentials.SAME_ORIGIN ? "" : credentials.toString(),
        content.id,
        field.id(),
        referrerPolicy == null ? "" : referrerPolicy.toString());
  }

  @Override
  public String words() {
    return parts(
        " ",
        method.equals("GET") ? "fetch" : "send " + method,
        content.words.isEmpty() ? "" : "of " + content.words,
        mode == Mode.CORS ? "" : "in mode " + mode,
        credentials == Credentials.INCLUDE ? "with credentials" : "",
        credentials == Credentials.OMIT ? "without credentials" : "",
        field.words(),
        referrerPolicy == null ? "" : "under " + referrerPolicy);
  }

  private static String parts(String between, String... parts) {
    return Stream.of(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(between));
  }

  @Override
  public String preposition() {
    return method.equals("GET") && field.isNone() && referrerPolicy == null ? "" : "to";
  }

  @Override
  public String method() {
    return field.does().isEmpty() ? method : field.does();
  }

  @Override
  public String answerType() {
    return "application/json";
  }

  @Override
  public boolean needsDocument() {
    return false;
  }

  @Override
  public int features() {
    return (method.equals("GET") ? 0 : 1)
        + (mode == Mode.CORS ? 0 : 1)
        + (credentials == Credentials.SAME_ORIGIN ? 0 : 1)
        + (content == Content.NONE ? 0 : 1)
        + (field.isNone() ? 0 : 1)
        + (referrerPolicy == null ? 0 : 1);
  }

  @Override
  public Trace play(Client from, String url, Target target) {
    return from.fetch(url, init(target));
  }

  private FetchInit init(Target target) {
    var name = field.name(target);
    var value = field.value(target);
    var last = known;
    if (last == null || !last.name.equals(name) || !last.value.equals(value)) {
      last = new Known(name, value, init(name, value));
      known = last;
    }
    return last.init;
  }

  private FetchInit init(String name, String value) {
    return FetchInit.of(
        init -> {
          init.method(method).mode(mode).credentials(credentials);
          if (!field.isNone()) {
            init.header(name, value);
          }
          var payload = content.payload();
          if (payload != null) {
            init.body(payload);
          }
          if (referrerPolicy != null) {
            init.referrerPolicy(referrerPolicy);
          }
        });
  }

  @Override
  public Source source(String url, Target target) {
    return Source.script(
        content.before() + call(url, target) + ".then(",
        "  answer => told(answer.type === \"opaque\" ? \"opaque\" : \"readable\"),",
        "  () => told(\"failed\"));");
  }

  /** The call alone, whose value is a promise. */
  String call(String url, Target target) {
    var settings = settings(target);
    return "fetch("
        + Text.js(url)
        + (settings.isEmpty()
            ? ""
            : ", {\n" + Text.indented(2, String.join(",\n", settings)) + "\n}")
        + ")";
  }

  /** The settings that are not the default, as {@code mode: "no-cors"}. */
  private List<String> settings(Target target) {
    var settings = new ArrayList<String>();
    if (!method.equals("GET")) {
      settings.add("method: " + Text.js(method));
    }
    if (mode != Mode.CORS) {
      settings.add("mode: " + Text.js(mode.toString()));
    }
    if (credentials != Credentials.SAME_ORIGIN) {
      settings.add("credentials: " + Text.js(credentials.toString()));
    }
    if (referrerPolicy != null) {
      settings.add("referrerPolicy: " + Text.js(referrerPolicy.toString()));
    }
    if (!field.isNone()) {
      settings.add(
          "headers: {" + Text.js(field.name(target)) + ": " + Text.js(field.value(target)) + "}");
    }
    if (content != Content.NONE) {
      settings.add("body: " + content.js);
    }
    return settings;
  }
}
