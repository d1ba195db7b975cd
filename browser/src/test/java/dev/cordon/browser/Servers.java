package dev.cordon.browser;

import dev.cordon.browser.http.Network;
import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.browser.http.Request;
import dev.cordon.browser.http.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every server there is: answers by URL, and all requests in the order in which they came. */
final class Servers implements Network {
  final List<Request> asked = new ArrayList<>();
  private final Map<String, Function<Request, Response>> answers = new HashMap<>();

  Servers answer(String url, Response response) {
    return answer(url, request -> response);
  }

  Servers answer(String url, Function<Request, Response> answer) {
    answers.put(url, answer);
    return this;
  }

  @Override
  public Response send(Request request) throws NetworkFailure {
    asked.add(request);
    var answer = answers.get(request.url().withQuery(null).toString());
    return answer == null
        ? Response.ok("text/html", "<!doctype html><p>page")
        : answer.apply(request);
  }

  /** The last request, which there must be. */
  Request last() {
    return asked.get(asked.size() - 1);
  }

  /** The lines of the last request by this name in lower case; empty where there is none. */
  String last(String header) {
    var value = last().header(header);
    return value == null ? "" : value;
  }
}
