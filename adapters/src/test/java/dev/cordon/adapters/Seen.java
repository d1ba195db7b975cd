package dev.cordon.adapters;

import java.util.List;

/** A request as the application sees it, by the means of its container. */
interface Seen {
  String method();

  /** Path and query as they stood on the request line. */
  String target();

  /** The header lines. */
  List<Line> lines();

  /** {@code name=value} of each cookie that the container's own parser finds. */
  List<String> cookies();

  /** {@code name=value} of each form field that the container's own parser finds. */
  List<String> fields();

  /** The body as it came. */
  byte[] body();
}
