package dev.cordon.spring.security;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.cordon.spring.servlet.Bank;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The bank with the security configurations that people write. */
final class SecuredBank {
  private SecuredBank() {}

  /** As the guides of Spring Security begin. */
  @Configuration(proxyBeanMethods = false)
  static class Usual {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(
              requests ->
                  requests
                      .requestMatchers("/form", "/token", "/plain")
                      .permitAll()
                      .requestMatchers("/api/transfer-admin")
                      .hasRole("ADMIN")
                      .anyRequest()
                      .authenticated())
          .formLogin(withDefaults())
          .httpBasic(withDefaults())
          .build();
    }
  }

  /** With the switch that the net recommends against every 403. */
  @Configuration(proxyBeanMethods = false)
  static class WithoutCsrf {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.csrf(AbstractHttpConfigurer::disable)
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(withDefaults())
          .build();
    }
  }

  /** With the cookie that single-page applications read. */
  @Configuration(proxyBeanMethods = false)
  static class WithCookieTokens {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.csrf(
              csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse()))
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }

  /** With paths that Spring Security shall not ask for a token. */
  @Configuration(proxyBeanMethods = false)
  static class WithIgnoredPaths {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**"))
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }

  /** With a recipe for single-page applications. */
  @Configuration(proxyBeanMethods = false)
  static class WithSpa {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.csrf(csrf -> csrf.spa())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }

  /** With CORS switched on. */
  @Configuration(proxyBeanMethods = false)
  static class WithCors {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.cors(withDefaults())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .build();
    }
  }

  /** A source that Spring Security picks up by itself. */
  @Configuration(proxyBeanMethods = false)
  static class Source {
    @Bean
    CorsConfigurationSource corsConfigurationSource() {
      CorsConfiguration configuration = new CorsConfiguration();
      configuration.addAllowedOriginPattern("*");
      configuration.setAllowCredentials(true);
      configuration.addAllowedMethod("*");
      UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
      source.registerCorsConfiguration("/**", configuration);
      return source;
    }
  }

  /** A filter of its own. */
  @Configuration(proxyBeanMethods = false)
  static class Filter {
    @Bean
    CorsFilter corsFilter() {
      return new CorsFilter(new UrlBasedCorsConfigurationSource());
    }
  }

  /** Shows the token as controllers are given it. */
  @RestController
  static class TokenPage {
    @GetMapping("/token")
    String token(CsrfToken token) {
      return token.getHeaderName() + "=" + token.getToken();
    }
  }

  static Class<?>[] with(Class<?> chain) {
    return new Class<?>[] {Bank.class, TokenPage.class, chain};
  }
}
