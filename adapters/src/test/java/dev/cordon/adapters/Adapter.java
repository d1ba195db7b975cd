package dev.cordon.adapters;

/** The ways to run Cordon that are held against the reference. */
enum Adapter {
  GATEWAY("gateway"),
  TOMCAT("tomcat"),
  JETTY_EE10("jetty-ee10"),
  JETTY_EE11("jetty-ee11"),
  UNDERTOW("undertow"),
  VERTX("vertx"),
  SPRING_MVC("spring-mvc"),
  SPRING_WEBFLUX("spring-webflux");

  private final String key;

  Adapter(String key) {
    this.key = key;
  }

  /** Its name in the ledger. */
  String key() {
    return key;
  }

  static Adapter of(String key) {
    for (Adapter adapter : values()) {
      if (adapter.key.equals(key)) {
        return adapter;
      }
    }
    throw new IllegalArgumentException("no adapter " + key);
  }
}
