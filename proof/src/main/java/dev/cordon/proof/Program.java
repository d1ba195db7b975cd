package dev.cordon.proof;

import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Headers;
import dev.cordon.browser.http.Request;
import dev.cordon.proof.move.Move;
import dev.cordon.proof.move.Target;
import dev.cordon.web.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a program that is no browser: it says of itself what it likes, and has nobody's
 * cookies but those that it makes up.
 */
record Program(String id, String sentence, String method, Headers headers) implements Move {

  /** Everything that is tried on one target. */
  static List<Program> all(Target target) {
    var programs = new ArrayList<Program>();
    programs.add(new Program("program-get", "a GET to", "GET", Headers.EMPTY));
    programs.add(new Program("program-post", "a POST to", "POST", Headers.EMPTY));
    programs.add(
        new Program(
            "program-posing",
            "a POST that poses as a page of the application's own to",
            "POST",
            Headers.of(
                "Origin",
                target.origin(),
                "Sec-Fetch-Site",
                "same-origin",
                "Sec-Fetch-Mode",
                "cors",
                "Sec-Fetch-Dest",
                "empty")));
    for (var cookie : target.sessionCookies()) {
      var forged =
          List.of(
              "1",
              "cordon.v1.AAAAAAAAAAAAAAAAAAAAAA.alice",
              "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
      for (int i = 0; i < forged.size(); i++) {
        var line = Headers.of("Cookie", cookie + "=" + forged.get(i));
        programs.add(
            new Program(
                "program-forged-get-" + cookie + "-" + i,
                "a GET with a made-up " + cookie + " to",
                "GET",
                line));
        programs.add(
            new Program(
                "program-forged-post-" + cookie + "-" + i,
                "a POST with a made-up " + cookie + " to",
                "POST",
                line));
      }
    }
    return programs;
  }

  Request to(Target target) {
    @Nullable Body body = method.equals("POST") ? Body.EMPTY : null;
    return new Request(method, Url.parse(target.url()), headers, body);
  }

  @Override
  public String answerType() {
    return "text/html";
  }

  /**
   * A program has no page.
   *
   * @throws IllegalStateException always
   */
  @Override
  public Trace play(Page page, Target target) {
    throw new IllegalStateException(id + " is done by a program, and by no page");
  }

  /** The command line that does it, in a document. */
  @Override
  public String html(Target target) {
    var command = new StringBuilder("curl -i -X " + method);
    headers.forEach(
        (name, value) ->
            command.append(" -H '").append(name).append(": ").append(value).append("'"));
    command.append(" '").append(target.url()).append("'");
    return "<!doctype html><title>"
        + id
        + "</title><pre>"
        + command.toString().replace("&", "&amp;").replace("<", "&lt;")
        + "</pre>";
  }
}
