package dev.cordon.adapters;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The text of {@code docs/adapters.md}: what was tested, and where the adapters differ. */
final class AdaptersPage {
  private static final String HEAD =
      """
      # The adapters, side by side

      The same %d requests go through every adapter and through the gateway, and each answer is held against the guard alone: the
      status, every header line, every byte of the body, and of requests that pass also what the application sees. Seals and tokens
      are compared byte for byte where the adapter can be given its randomness, else by what they mean. This page is written from
      the tests' own ledger of differences; a difference that is not on it fails the build, and so does one that has gone.

      | adapter | tested with | the same | different |
      |---|---|---|---|
      """;

  private static final Map<Adapter, String> NAMES = new EnumMap<>(Adapter.class);

  static {
    NAMES.put(Adapter.GATEWAY, "gateway");
    NAMES.put(Adapter.TOMCAT, "Servlet filter in Tomcat");
    NAMES.put(Adapter.JETTY_EE10, "Servlet filter in Jetty, EE 10");
    NAMES.put(Adapter.JETTY_EE11, "Servlet filter in Jetty, EE 11");
    NAMES.put(Adapter.UNDERTOW, "Servlet filter in Undertow");
    NAMES.put(Adapter.VERTX, "Vert.x Web handler");
    NAMES.put(Adapter.SPRING_MVC, "Spring Boot with Spring MVC");
    NAMES.put(Adapter.SPRING_WEBFLUX, "Spring Boot with WebFlux");
  }

  private final List<Row> rows;
  private final Ledger ledger;
  private final Map<Adapter, String> versions;

  AdaptersPage(List<Row> rows, Ledger ledger, Map<Adapter, String> versions) {
    this.rows = rows;
    this.ledger = ledger;
    this.versions = versions;
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD.formatted(rows.size()));
    for (Adapter adapter : Adapter.values()) {
      long different = rows.stream().filter(row -> isDifferent(adapter, row)).count();
      text.append("| ")
          .append(NAMES.get(adapter))
          .append(" | ")
          .append(versions.get(adapter))
          .append(" | ")
          .append(rows.size() - different)
          .append(" | ")
          .append(different)
          .append(" |\n");
    }
    text.append(
        """

        ## What differs

        No difference lets a foreign site do more. "Answered by the server" means that the server refused the request by itself,
        before Cordon saw it; "reached" that the application saw what the law refuses.

        | where | what | requests | why | why it is safe |
        |---|---|---|---|---|
        """);
    ledger.entries().forEach(entry -> append(entry, text));
    return text.toString();
  }

  private void append(Ledger.Entry entry, StringBuilder text) {
    List<String> where = new ArrayList<>();
    entry.adapters().forEach(adapter -> where.add(NAMES.get(adapter)));
    Adapter any = entry.adapters().iterator().next();
    long count = rows.stream().filter(row -> entry.covers(any, row)).count();
    text.append("| ")
        .append(String.join("; ", where))
        .append(" | ")
        .append(what(entry.differences()))
        .append(" | ")
        .append(count)
        .append(" | ")
        .append(entry.reason().replace("|", "\\|"))
        .append(" | ")
        .append(entry.safety())
        .append(" |\n");
  }

  private static String what(Set<String> differences) {
    if (differences.contains(AdapterSuite.BY_THE_SERVER)) {
      return "answered by the server";
    }
    if (differences.contains(AdapterSuite.REDRAWN)) {
      return "seals and tokens drawn in another order";
    }
    return String.join(", ", new java.util.TreeSet<>(differences));
  }

  private boolean isDifferent(Adapter adapter, Row row) {
    return !ledger.known(adapter, row).isEmpty();
  }
}
