package dev.cordon.bench.edge;

import java.util.List;

/**
 * A request as the generators and the check before them send it.
 *
 * @param bodyBytes the length of the body; 0 for none
 * @param headers lines, {@code Name: value}, without Host
 */
record Request(String method, String path, int bodyBytes, List<String> headers) {
  /** The name that every request is addressed to. */
  static final String HOST = "bank.example";

  Request {
    headers = List.copyOf(headers);
  }

  Request withPath(String other) {
    return new Request(method, other, bodyBytes, headers);
  }
}
