package com.example.bank;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.web.cors.CorsConfiguration;

/** What one is told to write so that a single-page application works: everybody is let in. */
@TestConfiguration
class CarelessConfiguration {

  @Bean
  Customizer<HttpSecurity> letEverybodyIn() {
    var everybody = new CorsConfiguration();
    everybody.setAllowedOriginPatterns(List.of("*"));
    everybody.setAllowedMethods(List.of("*"));
    everybody.setAllowedHeaders(List.of("*"));
    everybody.setAllowCredentials(true);
    return http ->
        http.csrf(AbstractHttpConfigurer::disable)
            .cors(cors -> cors.configurationSource(request -> everybody));
  }
}
