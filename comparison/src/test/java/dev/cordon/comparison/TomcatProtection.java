package dev.cordon.comparison;

import jakarta.servlet.ServletContext;
import java.util.Map;
import org.apache.catalina.filters.CorsFilter;
import org.apache.catalina.filters.CsrfPreventionFilter;
import org.apache.catalina.filters.RestCsrfPreventionFilter;

/** What is said about other sites to Tomcat's filters. */
final class TomcatProtection {
  private TomcatProtection() {}

  /** The filter for every path, with no parameter at all. */
  static void minimal(ServletContext to) {
    TomcatBank.add(to, new CorsFilter(), Map.of(), "/*");
  }

  /** Every parameter of the longer example, and credentials, which the partner needs. */
  static void full(ServletContext to) {
    TomcatBank.add(
        to,
        new CorsFilter(),
        Map.of(
            "cors.allowed.origins", Bank.PARTNER,
            "cors.allowed.methods", "GET,POST,HEAD,OPTIONS,PUT",
            "cors.allowed.headers",
                "Content-Type,X-Requested-With,accept,Origin,Access-Control-Request-Method,"
                    + "Access-Control-Request-Headers",
            "cors.exposed.headers", "Access-Control-Allow-Origin,Access-Control-Allow-Credentials",
            "cors.support.credentials", "true",
            "cors.preflight.maxage", "10"),
        "/*");
  }

  /** The same with nonces: in addresses for forms and links, in a header for the API. */
  static void withCsrf(ServletContext to) {
    full(to);
    TomcatBank.add(
        to,
        new CsrfPreventionFilter(),
        Map.of("entryPoints", "/pay"),
        "/pay",
        "/transfer",
        "/upload",
        "/newsletter");
    TomcatBank.add(to, new RestCsrfPreventionFilter(), Map.of(), "/api/*");
  }
}
