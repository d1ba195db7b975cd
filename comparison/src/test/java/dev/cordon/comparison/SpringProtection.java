package dev.cordon.comparison;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** What is said about other sites to Spring Security. */
final class SpringProtection {
  private SpringProtection() {}

  private static HttpSecurity bank(HttpSecurity http) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/").permitAll().anyRequest().authenticated())
        .formLogin(withDefaults());
  }

  private static UrlBasedCorsConfigurationSource everywhere(CorsConfiguration configuration) {
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", configuration);
    return source;
  }

  /** Nothing: CSRF protection is on by default, CORS is off. */
  @Configuration(proxyBeanMethods = false)
  static class Defaults {
    @Bean
    SecurityFilterChain filters(HttpSecurity http) {
      return bank(http).build();
    }
  }

  /** The reference's pages on single-page applications and CORS, and the partner's cookies. */
  @Configuration(proxyBeanMethods = false)
  static class SinglePage {
    @Bean
    SecurityFilterChain filters(HttpSecurity http) {
      return bank(http).csrf(CsrfConfigurer::spa).cors(withDefaults()).build();
    }

    @Bean
    UrlBasedCorsConfigurationSource corsConfigurationSource() {
      var configuration = new CorsConfiguration();
      configuration.setAllowedOrigins(List.of(Bank.PARTNER));
      configuration.setAllowedMethods(List.of("GET", "POST"));
      configuration.setAllowCredentials(true);
      return everywhere(configuration);
    }
  }

  /** What answers to "it does not work from my front end" say. No documentation recommends it. */
  @Configuration(proxyBeanMethods = false)
  static class Tutorial {
    @Bean
    SecurityFilterChain filters(HttpSecurity http) {
      return bank(http).csrf(AbstractHttpConfigurer::disable).cors(withDefaults()).build();
    }

    @Bean
    UrlBasedCorsConfigurationSource corsConfigurationSource() {
      var configuration = new CorsConfiguration();
      configuration.setAllowedOriginPatterns(List.of("*"));
      configuration.setAllowedMethods(List.of("*"));
      configuration.setAllowedHeaders(List.of("*"));
      configuration.setAllowCredentials(true);
      return everywhere(configuration);
    }
  }
}
