package dev.cordon.comparison;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Policy;
import dev.cordon.servlet.CordonFilter;
import dev.cordon.vertx.web.CordonHandler;
import io.vertx.ext.web.Router;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/** One policy for the three adapters: the bank's origin, its login, the partner's grant. */
final class CordonProtection {
  private CordonProtection() {}

  static final String[] PROPERTIES = {
    "cordon.app.origins=" + Bank.ORIGIN,
    "cordon.csrf.login=/login",
    "cordon.cors[0].paths=/api/**",
    "cordon.cors[0].origins=" + Bank.PARTNER,
    "cordon.cors[0].methods=GET,POST",
    "cordon.cors[0].request-headers=Content-Type",
    "cordon.cors[0].credentials=true"
  };

  static final VertxBank.Protection HANDLER =
      new VertxBank.Protection() {
        @Override
        public void before(Router router) {
          CordonHandler.create(guard()).protect(router);
        }
      };

  static void filter(ServletContext to) {
    var cordon = to.addFilter("cordon", new CordonFilter(guard()));
    cordon.setAsyncSupported(true);
    cordon.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
        false,
        "/*");
  }

  private static LiveGuard guard() {
    return LiveGuard.of(
        Policy.builder()
            .origins(Bank.ORIGIN)
            .csrf(csrf -> csrf.login("/login"))
            .cors(
                rule ->
                    rule.paths("/api/**")
                        .origins(Bank.PARTNER)
                        .methods("GET", "POST")
                        .requestHeaders("Content-Type")
                        .credentials())
            .build());
  }
}
