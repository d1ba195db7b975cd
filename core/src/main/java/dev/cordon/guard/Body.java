package dev.cordon.guard;

/**
 * The body of an answer or refusal that Cordon writes itself.
 *
 * @param contentType the value of {@code Content-Type}
 * @param text the text, to be encoded as UTF-8
 */
public record Body(String contentType, String text) {}
