package com.example.bank;

import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

/** Who the customers are, and how they log in. Nothing here is about other sites. */
@Configuration
class SecurityConfiguration {

  /** A single-page application wants status codes, not redirects to pages. */
  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(
            login ->
                login
                    .loginProcessingUrl("/api/login")
                    .successHandler((request, response, user) -> response.setStatus(204))
                    .failureHandler((request, response, error) -> response.setStatus(401)))
        .logout(
            logout ->
                logout
                    .logoutUrl("/api/logout")
                    .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(NO_CONTENT)))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(UNAUTHORIZED)))
        .build();
  }

  @Bean
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(withDefaults())
        .build();
  }

  /** For an example only: a real bank has its customers in a store, with hashed passwords. */
  @Bean
  InMemoryUserDetailsManager customers() {
    return new InMemoryUserDetailsManager(
        User.withUsername("alice").password("{noop}wonderland").build(),
        User.withUsername("mallory").password("{noop}evil").build());
  }
}
