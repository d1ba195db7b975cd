package dev.cordon.comparison.trial;

import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.web.cors.CorsConfiguration;

/** What tutorials tell one to write until the single-page application works. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Tutorial {

  @Bean
  Customizer<HttpSecurity> everybody() {
    var everybody = new CorsConfiguration();
    everybody.setAllowedOriginPatterns(List.of("*"));
    everybody.setAllowedMethods(List.of("*"));
    everybody.setAllowedHeaders(List.of("*"));
    everybody.setAllowCredentials(true);
    return http ->
        http.csrf(AbstractHttpConfigurer::disable)
            .cors(cors -> cors.configurationSource(request -> everybody))
            .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable));
  }
}
