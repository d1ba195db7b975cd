package dev.cordon.conformance.servers;

import java.nio.file.Path;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.DispatcherServlet;

/** A Spring MVC application in an embedded Tomcat, behind Spring Security where it has some. */
final class SpringApplication {
  private SpringApplication() {}

  static Server start(Path folder, Class<?>... configurations) {
    var spring = new AnnotationConfigWebApplicationContext();
    spring.register(configurations);
    boolean secured = false;
    for (var configuration : configurations) {
      secured |= configuration.isAnnotationPresent(EnableWebSecurity.class);
    }
    boolean behindSecurity = secured;
    return TomcatServer.start(
        folder,
        new DispatcherServlet(spring),
        context -> {
          spring.setServletContext(context.getServletContext());
          spring.refresh();
          if (behindSecurity) {
            TomcatServer.addFilter(
                context, new DelegatingFilterProxy("springSecurityFilterChain", spring));
          }
        });
  }
}
