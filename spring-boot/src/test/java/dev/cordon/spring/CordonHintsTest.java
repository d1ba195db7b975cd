package dev.cordon.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import dev.cordon.servlet.PageTokenSource;
import dev.cordon.spring.servlet.SecurityToken;
import dev.cordon.web.PublicSuffixList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.security.web.csrf.CsrfFilter;

@DisplayName("A native image")
class CordonHintsTest {
  private static final String LIST = "dev/cordon/web/public-suffix-list.txt";

  private final RuntimeHints hints = new RuntimeHints();

  CordonHintsTest() {
    SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
        .load(RuntimeHintsRegistrar.class)
        .forEach(registrar -> registrar.registerHints(hints, getClass().getClassLoader()));
  }

  @Test
  void keepsThePublicSuffixList() {
    assertThat(PublicSuffixList.class.getClassLoader().getResource(LIST)).isNotNull();
    assertThat(resource().forResource(LIST)).accepts(hints);
  }

  @Test
  void keepsAPolicyInTheClassPath() {
    assertThat(resource().forResource("cordon.yaml")).accepts(hints);
  }

  @Test
  void keepsWhatTemplatesCall() throws NoSuchMethodException {
    assertThat(reflection().onMethodInvocation(PageTokenSource.class.getMethod("getToken")))
        .accepts(hints);
    assertThat(reflection().onMethodInvocation(SecurityToken.class.getMethod("getToken")))
        .accepts(hints);
  }

  @Test
  void keepsTheFieldsOfSpringSecurityThatAreLookedAt() throws NoSuchFieldException {
    assertThat(reflection().onFieldAccess(CsrfFilter.class.getDeclaredField("tokenRepository")))
        .accepts(hints);
  }
}
