package dev.cordon.comparison;

/** A bank with something that guards it, in the configuration that its documentation shows. */
enum Setup {
  SPRING("Spring defaults", OwnPages.tokenInPage("/pay")) {
    @Override
    Bank start() {
      return SpringBank.start(SpringProtection.Defaults.class, "cordon.enabled=false");
    }
  },
  SPRING_SPA(
      "Spring `csrf.spa()`, `cors()`", OwnPages.tokenInCookie("XSRF-TOKEN", "X-XSRF-TOKEN")) {
    @Override
    Bank start() {
      return SpringBank.start(SpringProtection.SinglePage.class, "cordon.enabled=false");
    }
  },
  SPRING_TUTORIAL("Spring, tutorial", OwnPages.plain()) {
    @Override
    Bank start() {
      return SpringBank.start(SpringProtection.Tutorial.class, "cordon.enabled=false");
    }
  },
  TOMCAT_MINIMAL("Tomcat `CorsFilter`, minimal", OwnPages.plain()) {
    @Override
    Bank start() throws Exception {
      return TomcatBank.start(TomcatProtection::minimal);
    }
  },
  TOMCAT_CORS("Tomcat `CorsFilter`, full", OwnPages.plain()) {
    @Override
    Bank start() throws Exception {
      return TomcatBank.start(TomcatProtection::full);
    }
  },
  TOMCAT_CSRF("Tomcat with CSRF filters", OwnPages.tomcatNonces()) {
    @Override
    Bank start() throws Exception {
      return TomcatBank.start(TomcatProtection::withCsrf);
    }
  },
  VERTX_CORS("Vert.x `CorsHandler`", OwnPages.plain()) {
    @Override
    Bank start() throws Exception {
      return VertxBank.start(VertxProtection.CORS);
    }
  },
  VERTX_CSRF("Vert.x with `CSRFHandler`", OwnPages.tokenInCookie("XSRF-TOKEN", "X-XSRF-TOKEN")) {
    @Override
    Bank start() throws Exception {
      return VertxBank.start(VertxProtection.CORS_AND_CSRF);
    }
  },
  CORDON_SPRING("Cordon in Spring", OwnPages.tokenInCookie("__Host-cordon-csrf", "X-CSRF-Token")) {
    @Override
    Bank start() {
      return SpringBank.start(SpringProtection.Defaults.class, CordonProtection.PROPERTIES);
    }
  },
  CORDON_TOMCAT("Cordon in Tomcat", OwnPages.tokenInCookie("__Host-cordon-csrf", "X-CSRF-Token")) {
    @Override
    Bank start() throws Exception {
      return TomcatBank.start(CordonProtection::filter);
    }
  },
  CORDON_VERTX("Cordon in Vert.x", OwnPages.tokenInCookie("__Host-cordon-csrf", "X-CSRF-Token")) {
    @Override
    Bank start() throws Exception {
      return VertxBank.start(CordonProtection.HANDLER);
    }
  };

  private final String title;
  private final OwnPages ownPages;

  Setup(String title, OwnPages ownPages) {
    this.title = title;
    this.ownPages = ownPages;
  }

  abstract Bank start() throws Exception;

  /** As it stands over its column. */
  String title() {
    return title;
  }

  /** How its own pages do what they may. */
  OwnPages ownPages() {
    return ownPages;
  }

  boolean isCordon() {
    return name().startsWith("CORDON");
  }

  /** Whether the partner's pages may use the API. */
  boolean shares() {
    return this != SPRING && this != TOMCAT_MINIMAL;
  }
}
