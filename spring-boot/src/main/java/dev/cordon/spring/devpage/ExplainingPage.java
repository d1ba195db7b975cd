package dev.cordon.spring.devpage;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.HeaderView;
import dev.cordon.guard.Step;
import dev.cordon.guard.Verdict;
import dev.cordon.servlet.RefusalPage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Explains a refusal to a developer: a page where a browser navigates, a member {@code explain} of
 * the problem where a script fetches, and headers where a script of another origin may read
 * neither. It says what the policy holds, and so never runs in production.
 *
 * <p>What a request says of itself is escaped wherever it is shown; style and script of the page
 * are constants, allowed by their hashes under a policy that allows nothing else (XSS in
 * docs/threats.md).
 */
public final class ExplainingPage implements RefusalPage {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; frame-ancestors 'none'; style-src "
          + PageParts.STYLE_HASH
          + "; script-src "
          + PageParts.SCRIPT_HASH;

  /** The body of a refusal; null for an answer, which has one of its own or none. */
  @Override
  public @Nullable Body page(Decision decision) {
    Body body = decision.body();
    if (body == null || !(decision.verdict() instanceof Verdict.Refuse)) {
      return null;
    }
    Explained explained = Explained.of(decision);
    return isHtml(body)
        ? new Body(body.contentType(), html(explained))
        : new Body(body.contentType(), json(body.text(), explained));
  }

  /**
   * Adds to the headers of a refusal, or of a preflight's answer without grants, what browsers show
   * in their tools even where a page may read nothing.
   */
  @Override
  public void editResponse(Decision decision, HeaderView response) {
    if (decision.sentence().isEmpty()) {
      return;
    }
    String reason = decision.reason().code();
    response.set("Cordon-Reason", reason);
    response.set("Cordon-Rule", Escaping.header(decision.rule()));
    response.set("Cordon-Explain", Escaping.header(Explained.of(decision).hint()));
    response.set("Server-Timing", "cordon;desc=\"" + reason + "\"");
    Body body = decision.body();
    if (body != null && isHtml(body)) {
      response.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }
  }

  private static boolean isHtml(Body body) {
    return body.contentType().startsWith("text/html");
  }

  private static String html(Explained explained) {
    Decision decision = explained.decision();
    StringBuilder html = new StringBuilder(PageParts.HEAD);
    html.append("<main id=\"cordon\">\n<p class=\"kind\">Cordon refused this request")
        .append("\n<h1><code>")
        .append(Escaping.html(decision.reason().code()))
        .append("</code></h1>\n<p>")
        .append(Escaping.html(decision.sentence()))
        .append("\n<p>Decided by <code>")
        .append(Escaping.html(decision.rule()))
        .append("</code> of the policy. ")
        .append(Escaping.html(decision.reason().clause()))
        .append(".\n<h2>What the request showed</h2>\n<table>\n");
    explained
        .shown()
        .forEach(
            (name, value) ->
                html.append("<tr><th>")
                    .append(Escaping.html(name))
                    .append("<td><code>")
                    .append(Escaping.html(value))
                    .append("</code>\n"));
    html.append("</table>\n<h2>What each layer made of it</h2>\n<ol>\n");
    for (Step step : decision.steps()) {
      html.append("<li class=\"")
          .append(step.outcome().text())
          .append("\"><b>")
          .append(step.layer().text())
          .append("</b> ")
          .append(step.outcome().text())
          .append(": ")
          .append(Escaping.html(step.detail()))
          .append(" <small>")
          .append(Escaping.html(step.clause()))
          .append("</small>\n");
    }
    html.append("</ol>\n<h2>What to do</h2>\n<p>")
        .append(Escaping.html(explained.advice().sentence()))
        .append('\n');
    if (!explained.advice().yaml().isEmpty()) {
      html.append("<p>In <code>cordon.yaml</code>, or under <code>cordon:</code> in the")
          .append(" application's own properties:\n<pre>")
          .append(Escaping.html(explained.advice().yaml()))
          .append("</pre>\n");
    }
    return html.append("<p>More in <code>")
        .append(explained.page())
        .append("</code>. This page is shown in development only.\n</main>\n")
        .append(PageParts.FOOT)
        .toString();
  }

  /** The problem as core wrote it, with one member more. */
  private static String json(String problem, Explained explained) {
    Decision decision = explained.decision();
    StringBuilder json = new StringBuilder(problem.substring(0, problem.lastIndexOf('}')));
    json.append(",\"explain\":{\"hint\":")
        .append(Escaping.json(explained.hint()))
        .append(",\"rule\":")
        .append(Escaping.json(decision.rule()))
        .append(",\"clause\":")
        .append(Escaping.json(decision.reason().clause()))
        .append(",\"request\":{");
    String comma = "";
    for (Map.Entry<String, String> shown : explained.shown().entrySet()) {
      json.append(comma)
          .append(Escaping.json(shown.getKey()))
          .append(':')
          .append(Escaping.json(shown.getValue()));
      comma = ",";
    }
    json.append("},\"steps\":[");
    comma = "";
    for (Step step : decision.steps()) {
      json.append(comma)
          .append("{\"layer\":")
          .append(Escaping.json(step.layer().text()))
          .append(",\"outcome\":")
          .append(Escaping.json(step.outcome().text()))
          .append(",\"detail\":")
          .append(Escaping.json(step.detail()))
          .append(",\"clause\":")
          .append(Escaping.json(step.clause()))
          .append('}');
      comma = ",";
    }
    return json.append("],\"advice\":")
        .append(Escaping.json(explained.advice().sentence()))
        .append(",\"policy\":")
        .append(Escaping.json(explained.advice().yaml()))
        .append(",\"page\":")
        .append(Escaping.json(explained.page()))
        .append("}}")
        .toString();
  }
}
