package dev.cordon.conformance.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cordon.browser.http.AddressSpace;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import dev.cordon.conformance.rig.Answer;
import dev.cordon.conformance.rig.Answers;
import dev.cordon.conformance.rig.Nested;
import dev.cordon.conformance.rig.Observation;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Wire;
import dev.cordon.rig.RawRequest;
import dev.cordon.web.Url;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The servers of a row: first they set its jar, its page and what is inside it up, then they answer
 * as the row says and note what they see.
 */
final class RowNetwork implements Network {
  private final Scenario row;
  private final Answers answers;
  private final Wire wire;
  private final List<Observation.Seen> seen = new ArrayList<>();
  private boolean acting;
  private int visits;

  RowNetwork(Scenario row) {
    this.row = row;
    answers = new Answers(row);
    wire = new Wire(row);
  }

  /** From now on requests count. */
  void act() {
    acting = true;
  }

  /** What the servers saw since. */
  List<Observation.Seen> seen() {
    return List.copyOf(seen);
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    if (!acting) {
      return setUp(request);
    }
    var websocket = "websocket".equalsIgnoreCase(request.header("Upgrade"));
    var url = websocket ? request.url().withScheme(socketScheme(request.url())) : request.url();
    seen.add(seen(request, url));
    var answer = answers.next(request.method(), url.withoutCredentials().toString());
    if (answer.close()) {
      throw new NetworkFailure("The server closed the connection");
    }
    return websocket && answer == Answer.DEFAULT ? accepted(request) : response(answer);
  }

  /** All of the rig's servers are on this machine. */
  @Override
  public AddressSpace addressSpace(Url url) {
    return AddressSpace.LOOPBACK;
  }

  @Override
  public boolean speaksHttp2(Url url) {
    return false;
  }

  /** RFC 6455, section 4.2.2. */
  private static Response accepted(Request request) {
    var key = request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(US_ASCII));
      return Response.of(
          101,
          "Upgrade",
          "websocket",
          "Connection",
          "Upgrade",
          "Sec-WebSocket-Accept",
          Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Observation.Seen seen(Request request, Url url) {
    var body = request.body();
    return wire.seen(
        request.method(),
        url.withoutCredentials().toString(),
        joined(request.headers()),
        body == null ? "" : body.text(),
        text -> text);
  }

  private static Map<String, String> joined(Headers headers) {
    return RawRequest.joined(
        line ->
            headers.forEach(
                (name, value) -> line.accept(name, RawRequest.text(value.getBytes(ISO_8859_1)))));
  }

  private static String socketScheme(Url url) {
    return url.scheme().equals("https") ? "wss" : "ws";
  }

  /** The jar's visits in their order, then the page, then what is inside it. */
  private Response setUp(Request request) {
    var url = request.url();
    if (visits < row.jar().size() && same(row.jar().get(visits).url(), url)) {
      var headers = Headers.builder().add("Content-Type", "text/html; charset=utf-8");
      row.jar().get(visits++).set().forEach(line -> headers.add("Set-Cookie", asBytes(line)));
      return new Response(200, headers.build(), Body.EMPTY);
    }
    if (visits == row.jar().size() && same(row.page().url(), url)) {
      visits++;
      return document("text/html; charset=utf-8", row.page().headers());
    }
    for (var nested : row.inside()) {
      if (!nested.url().isEmpty() && same(nested.url(), url)) {
        var worker = nested.kind() == Nested.Kind.WORKER;
        return document(
            worker ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8",
            nested.headers());
      }
    }
    var fetched = url.withoutCredentials().withoutFragment().toString();
    if (row.answers().containsKey(fetched)) { // What a visit fetches.
      return response(answers.next(request.method(), fetched));
    }
    throw new IllegalStateException(row.id() + ": unexpected while setting up: " + url);
  }

  private static Response document(String type, Map<String, String> headers) {
    var lines = Headers.builder();
    headers.forEach(lines::add);
    return new Response(
        200, lines.add("Content-Type", type).add("Cache-Control", "no-store").build(), Body.EMPTY);
  }

  private static Response response(Answer answer) {
    var headers = Headers.builder();
    answer.headers().forEach(line -> headers.add(line.name(), asBytes(line.value())));
    return new Response(answer.status(), headers.build(), Body.of(answer.body()));
  }

  /** As a server sends it, and a browser takes it: UTF-8, one char a byte, no space around. */
  private static String asBytes(String value) {
    return new String(value.strip().getBytes(UTF_8), ISO_8859_1);
  }

  private static boolean same(String text, Url url) {
    return Url.parse(text).withoutFragment().equals(url.withoutFragment());
  }
}
