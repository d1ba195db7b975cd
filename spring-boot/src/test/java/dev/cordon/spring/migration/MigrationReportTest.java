package dev.cordon.spring.migration;

import static dev.cordon.spring.Running.APP;
import static dev.cordon.spring.Running.EVIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.config.CordonFile;
import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Policy;
import dev.cordon.spring.Running;
import dev.cordon.web.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@DisplayName("An application that comes from Spring's own handling")
class MigrationReportTest {
  private static Running shop;
  private static String report;

  @BeforeAll
  static void start() {
    shop = Running.start(List.of(Shop.class), "cordon.migration=report");
    report = shop.context().getBean(MigrationReport.class).text();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void isToldWhatItAllowed() {
    assertThat(report)
        .contains("@CrossOrigin on Orders.list\n    paths   /orders/{id}\n")
        .contains("    Spring  https://app.example may GET, headers *\n")
        .contains("addCorsMappings\n    paths   /public/**\n")
        .contains("the bean \"corsConfigurationSource\"");
  }

  @Test
  void isToldWhatCordonAllows() {
    assertThat(report).contains("    Cordon  nothing for https://app.example");
  }

  @Test
  void isGivenThePolicyThatKeepsIt() {
    Policy kept = CordonFile.read("report", yaml(), Map.of()).policy();

    CorsRule list = rule(kept, "/orders/7", APP);
    assertThat(list.methods()).containsExactly("GET", "HEAD");
    assertThat(list.credentials()).isFalse();
    assertThat(list.allowsHeader("x-anything")).isTrue();
    CorsRule everybody = rule(kept, "/public/a/b", EVIL);
    assertThat(everybody.anyOrigin()).isTrue();
    CorsRule partner = rule(kept, "/partners/x", "https://a.partner.example");
    assertThat(partner.credentials()).isTrue();
    assertThat(partner.methods()).contains("PUT");
    assertThat(rule(kept, "/ports/x", "https://app.example:8443")).isNotNull();
    assertThat(rule(kept, "/ports/x", "https://app.example:9443")).isNotNull();
  }

  @Test
  void isToldWhatCannotBeKeptAndWhy() {
    assertThat(report)
        .contains("@CrossOrigin on Orders.delete: * with credentials: every site could act")
        .contains("https://shop-*.example: a star inside a name")
        .contains("methods * became the usual ones")
        .contains("http://old.example")
        .contains("The bean \"byHand\" decides in code");
    assertThat(yaml()).doesNotContain("shop-*", "http://old.example");
  }

  @Test
  void keepsRunningAsItDid() {
    assertThat(shop.ask("GET", "/orders/7").from(APP).send().readableBy()).isEqualTo(APP);
    assertThat(shop.ask("POST", "/orders").from(EVIL).send().status()).isEqualTo(200);
  }

  @Test
  void isWarnedOfWhatHasNoEffectAfterwards() {
    try (Running after =
        Running.start(
            List.of(Shop.class),
            "cordon.cors[0].paths=/orders/*",
            "cordon.cors[0].origins=" + APP)) {
      assertThat(after.context().getBean(MigrationReport.class).warnings())
          .anySatisfy(
              warning ->
                  assertThat(warning).startsWith("@CrossOrigin on Orders.list has no effect"));
      assertThat(
              after.ask("GET", "/orders/7").from(APP).send().lines("Access-Control-Allow-Origin"))
          .containsExactly(APP);
      assertThat(after.ask("GET", "/public/x").from(EVIL).send().readableBy()).isEmpty();
    }
  }

  private static String yaml() {
    int start = report.indexOf("cordon: 1\n");
    int end = report.indexOf("\n\n", start);
    return report.substring(start, end < 0 ? report.length() : end + 1);
  }

  private static CorsRule rule(Policy policy, String path, String origin) {
    return policy.cors(path).find(Origin.parse(origin));
  }

  /** An application as it was before. */
  @SpringBootConfiguration
  @EnableAutoConfiguration(
      exclude = {
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        ManagementWebSecurityAutoConfiguration.class
      })
  @Import(Orders.class)
  static class Shop implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
      registry.addMapping("/public/**");
    }

    @Bean
    CorsConfigurationSource corsConfigurationSource() {
      UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
      CorsConfiguration partners = new CorsConfiguration();
      partners.addAllowedOriginPattern("https://*.partner.example");
      partners.addAllowedOriginPattern("https://shop-*.example");
      partners.addAllowedOrigin("http://old.example");
      partners.addAllowedMethod("*");
      partners.addAllowedHeader("X-Partner");
      partners.setAllowCredentials(true);
      source.registerCorsConfiguration("/partners/**", partners);
      CorsConfiguration ports = new CorsConfiguration();
      ports.addAllowedOriginPattern("https://app.example:[8443,9443]");
      ports.addAllowedMethod("GET");
      source.registerCorsConfiguration("/ports/**", ports);
      return source;
    }

    @Bean
    CorsConfigurationSource byHand() {
      return request -> null;
    }
  }

  /** Its controllers. */
  @RestController
  static class Orders {
    @CrossOrigin(APP)
    @GetMapping("/orders/{id}")
    String list(@PathVariable("id") String id) {
      return id;
    }

    @CrossOrigin(originPatterns = "*", allowCredentials = "true")
    @DeleteMapping("/orders/{id}")
    String delete(@PathVariable("id") String id) {
      return id;
    }

    @PostMapping("/orders")
    String order() {
      return "ordered";
    }
  }
}
