package com.example.bank;

import static org.springframework.http.HttpStatus.NO_CONTENT;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.logout.HttpStatusReturningServerLogoutSuccessHandler;
import reactor.core.publisher.Mono;

/** Who the customers are, and how they log in. Nothing here is about other sites. */
@Configuration
class SecurityConfiguration {

  /** A single-page application wants status codes, not redirects to pages. */
  @Bean
  @Order(1)
  SecurityWebFilterChain api(ServerHttpSecurity http) {
    return http.securityMatcher(pathMatchers("/api/**"))
        .authorizeExchange(requests -> requests.anyExchange().authenticated())
        .formLogin(
            login ->
                login
                    .requiresAuthenticationMatcher(pathMatchers(HttpMethod.POST, "/api/login"))
                    .authenticationEntryPoint(new HttpStatusServerEntryPoint(UNAUTHORIZED))
                    .authenticationSuccessHandler((exchange, user) -> status(exchange, NO_CONTENT))
                    .authenticationFailureHandler(
                        (exchange, error) -> status(exchange, UNAUTHORIZED)))
        .logout(
            logout ->
                logout
                    .requiresLogout(pathMatchers(HttpMethod.POST, "/api/logout"))
                    .logoutSuccessHandler(
                        new HttpStatusReturningServerLogoutSuccessHandler(NO_CONTENT)))
        .build();
  }

  private static Mono<Void> status(WebFilterExchange exchange, HttpStatusCode status) {
    return Mono.fromRunnable(() -> exchange.getExchange().getResponse().setStatusCode(status));
  }

  @Bean
  SecurityWebFilterChain pages(ServerHttpSecurity http) {
    return http.authorizeExchange(requests -> requests.anyExchange().authenticated())
        .formLogin(withDefaults())
        .build();
  }

  /** For an example only: a real bank has its customers in a store, with hashed passwords. */
  @Bean
  MapReactiveUserDetailsService customers() {
    return new MapReactiveUserDetailsService(
        User.withUsername("alice").password("{noop}wonderland").build(),
        User.withUsername("mallory").password("{noop}evil").build());
  }
}
