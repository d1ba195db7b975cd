package com.example.bank;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.web.cors.CorsConfiguration;

/** What one is told to write so that a single-page application works: everybody is let in. */
@TestConfiguration
class CarelessConfiguration {

  @Bean
  Customizer<ServerHttpSecurity> letEverybodyIn() {
    var everybody = new CorsConfiguration();
    everybody.setAllowedOriginPatterns(List.of("*"));
    everybody.setAllowedMethods(List.of("*"));
    everybody.setAllowedHeaders(List.of("*"));
    everybody.setAllowCredentials(true);
    return http ->
        http.csrf(CsrfSpec::disable).cors(cors -> cors.configurationSource(request -> everybody));
  }
}
