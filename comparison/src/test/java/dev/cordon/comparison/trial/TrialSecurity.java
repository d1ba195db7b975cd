package dev.cordon.comparison.trial;

import static org.springframework.http.HttpStatus.UNAUTHORIZED;
import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/** Pages with a login form, an API with status codes, and bearer tokens for who asks for one. */
@Configuration(proxyBeanMethods = false)
class TrialSecurity {

  @Bean
  BearerTokens bearerTokens() {
    return new BearerTokens();
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http, BearerTokens tokens, Ledger ledger) throws Exception {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(tokens, LogoutFilter.class)
        .formLogin(
            login ->
                login
                    .loginProcessingUrl("/api/login")
                    .successHandler(tokens)
                    .failureHandler((request, response, error) -> response.setStatus(401)))
        .logout(
            logout ->
                logout
                    .logoutUrl("/api/logout")
                    .addLogoutHandler((request, response, user) -> left(ledger, user))
                    .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler()))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(UNAUTHORIZED)))
        .build();
  }

  @Bean
  SecurityFilterChain pages(HttpSecurity http, Ledger ledger) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(withDefaults())
        .logout(logout -> logout.addLogoutHandler((request, response, user) -> left(ledger, user)))
        .build();
  }

  private static void left(Ledger ledger, org.springframework.security.core.Authentication user) {
    if (user != null) {
      ledger.write(user.getName() + " leaves");
    }
  }

  @Bean
  UserDetailsService customers() {
    return new InMemoryUserDetailsManager(
        User.withUsername("alice").password("{noop}wonderland").build(),
        User.withUsername("mallory").password("{noop}evil").build());
  }
}
