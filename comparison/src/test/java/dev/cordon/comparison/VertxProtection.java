package dev.cordon.comparison;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.CorsHandler;

/** What is said about other sites to Vert.x Web. */
enum VertxProtection implements VertxBank.Protection {
  /** A list of origins, before anything else. */
  CORS {
    @Override
    public void before(Router router) {
      router
          .route()
          .handler(
              CorsHandler.create()
                  .addOrigin(Bank.PARTNER)
                  // Its own pages too, whose Origin it would refuse like any other's.
                  .addOrigin(Bank.ORIGIN)
                  .allowedMethod(HttpMethod.GET)
                  .allowedMethod(HttpMethod.POST)
                  .allowedHeader("Content-Type")
                  .allowCredentials(true));
    }
  },
  /** The same with tokens, after session and body. */
  CORS_AND_CSRF {
    @Override
    public void before(Router router) {
      CORS.before(router);
    }

    @Override
    public void after(Vertx vertx, Router router) {
      router.route().handler(CSRFHandler.create(vertx, "not so secret in a test"));
    }
  }
}
