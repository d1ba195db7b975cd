package dev.cordon.conformance.servers;

import dev.cordon.browser.profile.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Spring MVC and Spring Security, configured wrongly and then as {@code cordon fetch} advises. */
class SpringTest {
  private static final String APP = "http://app.example";
  private static final String[] LOGIN = {"-H", "Authorization: Basic dTpw"};

  @TempDir static Path folder;

  private static Told told(List<Class<?>> configurations, String... more) {
    try (var spring = SpringApplication.start(folder, configurations.toArray(Class<?>[]::new))) {
      return CordonFetch.of("http://api.example/x", APP)
          .at("api.example:80", spring)
          .with(more)
          .run();
    }
  }

  @RestController
  static class Fine {
    @RequestMapping("/x")
    String fine() {
      return "fine";
    }
  }

  @RestController
  @CrossOrigin(origins = APP)
  static class Annotated {
    @RequestMapping("/x")
    String fine() {
      return "fine";
    }
  }

  @RestController
  @CrossOrigin(origins = APP, allowCredentials = "true")
  static class AnnotatedWithCredentials {
    @RequestMapping("/x")
    String fine() {
      return "fine";
    }
  }

  @Nested
  class Mvc {
    @Configuration
    @EnableWebMvc
    static class Plain {}

    @Configuration
    @EnableWebMvc
    static class AnyOriginWithCredentials implements WebMvcConfigurer {
      @Override
      public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("*").allowCredentials(true);
      }
    }

    @Configuration
    @EnableWebMvc
    static class OneOriginWithCredentials implements WebMvcConfigurer {
      @Override
      public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins(APP).allowCredentials(true);
      }
    }

    @Test
    void any_origin_with_credentials_fails_at_every_request() {
      told(List.of(AnyOriginWithCredentials.class, Fine.class), "--credentials", "include")
          .isBlockedBy(Rule.CORS_CHECK)
          .blames("Access-Control-Allow-Origin", 0)
          .because("status 500")
          .advises("The server failed; its log says why", APP);

      told(List.of(OneOriginWithCredentials.class, Fine.class), "--credentials", "include")
          .isRead(200);
    }

    @Test
    void an_annotation_allows_no_credentials_by_default() {
      told(List.of(Plain.class, Annotated.class), "--credentials", "include")
          .isBlockedBy(Rule.CORS_ALLOW_CREDENTIALS)
          .blames("Access-Control-Allow-Credentials", 0)
          .advises("true");

      told(List.of(Plain.class, AnnotatedWithCredentials.class), "--credentials", "include")
          .isRead(200);
    }

    @Test
    void no_configuration_at_all_refuses_nothing_and_grants_nothing() {
      told(List.of(Plain.class, Fine.class))
          .isBlockedBy(Rule.CORS_CHECK)
          .blames("Access-Control-Allow-Origin", 0)
          .wasExecuted(true);
    }
  }

  @Nested
  class Security {
    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    static class WithoutCors {
      @Bean
      SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.cors(cors -> cors.disable())
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .httpBasic(Customizer.withDefaults())
            .build();
      }

      @Bean
      UserDetailsService users() {
        return oneUser();
      }
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    static class WithCors {
      @Bean
      SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.cors(Customizer.withDefaults())
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .httpBasic(Customizer.withDefaults())
            .build();
      }

      @Bean
      CorsConfigurationSource corsConfigurationSource() {
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(List.of(APP));
        configuration.setAllowedHeaders(List.of("Authorization"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration);
        return source;
      }

      @Bean
      UserDetailsService users() {
        return oneUser();
      }
    }

    @Configuration
    @EnableWebMvc
    @EnableWebSecurity
    static class WithLoginPage {
      @Bean
      SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.cors(cors -> cors.disable())
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
            .formLogin(Customizer.withDefaults())
            .build();
      }

      @Bean
      UserDetailsService users() {
        return oneUser();
      }
    }

    private static UserDetailsService oneUser() {
      return new InMemoryUserDetailsManager(
          User.withUsername("u").password("{noop}p").roles("USER").build());
    }

    @Test
    void without_cors_answers_the_preflight_401() {
      told(List.of(WithoutCors.class, Annotated.class), LOGIN)
          .isBlockedBy(Rule.PREFLIGHT_STATUS)
          .blamesNoHeader()
          .because("status 401")
          .advises("must pass before authentication")
          .wasExecuted(false);

      told(List.of(WithCors.class, Annotated.class), LOGIN).isRead(200);
    }

    @Test
    void with_a_login_page_redirects_the_preflight_there() {
      told(List.of(WithLoginPage.class, Annotated.class), LOGIN)
          .isBlockedBy(Rule.PREFLIGHT_NO_REDIRECT)
          .blames("Location", 0)
          .because("is a redirect")
          .advises("keep OPTIONS out of redirects to a login")
          .wasExecuted(false);
    }
  }
}
