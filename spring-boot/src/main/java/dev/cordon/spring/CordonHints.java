package dev.cordon.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image must keep: the public suffix list, a policy in the class path, what templates
 * call, and the fields that tell whether Spring Security was configured beside Cordon.
 */
final class CordonHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints
        .resources()
        .registerPattern("dev/cordon/web/public-suffix-list.txt")
        .registerPattern("cordon.yaml");
    hints
        .reflection()
        .registerTypeIfPresent(
            classLoader, "dev.cordon.servlet.PageTokenSource", MemberCategory.INVOKE_PUBLIC_METHODS)
        .registerTypeIfPresent(
            classLoader,
            "dev.cordon.spring.servlet.SecurityToken",
            MemberCategory.INVOKE_PUBLIC_METHODS)
        .registerTypeIfPresent(
            classLoader,
            "org.springframework.security.web.csrf.CsrfFilter",
            MemberCategory.ACCESS_DECLARED_FIELDS);
  }
}
