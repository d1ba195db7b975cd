package dev.cordon.proof.layers;

import dev.cordon.browser.http.Body;
import dev.cordon.browser.http.Response;
import java.util.function.UnaryOperator;

/** Changes that a layer makes to answers. */
final class Pages {
  private static final String END_OF_FORM = "</form>";

  private Pages() {}

  /** Whether a page has a form, which needs a token. */
  static boolean hasForm(Response answer) {
    return answer.body().text().contains(END_OF_FORM);
  }

  /** The page with a token in its form, as a template engine would write it. */
  static Response withToken(Response page, String field, String token) {
    var input = "<input type=hidden name=\"" + field + "\" value=\"" + token + "\">";
    var html = page.body().text().replace(END_OF_FORM, input + END_OF_FORM);
    return new Response(page.status(), page.headers(), Body.of(html));
  }

  /** The answer with each line of {@code Set-Cookie} changed. */
  static Response withCookies(Response answer, UnaryOperator<String> change) {
    var lines = answer.headers().all("Set-Cookie");
    if (lines.isEmpty()) {
      return answer;
    }
    var headers = answer.headers().toBuilder().remove("Set-Cookie");
    lines.forEach(line -> headers.add("Set-Cookie", change.apply(line)));
    return new Response(answer.status(), headers.build(), answer.body());
  }
}
