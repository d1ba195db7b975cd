package dev.cordon.spring.reactive;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image must know: what templates call, and a class whose presence is asked for. */
final class ReactiveHints implements RuntimeHintsRegistrar {
  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints
        .reflection()
        .registerType(TemplateToken.class, MemberCategory.INVOKE_PUBLIC_METHODS)
        .registerTypeIfPresent(
            classLoader, "reactor.netty.http.server.HttpServerRequest", type -> {})
        .registerTypeIfPresent(
            classLoader,
            "dev.cordon.spring.reactive.SecurityToken",
            MemberCategory.INVOKE_PUBLIC_METHODS);
  }
}
