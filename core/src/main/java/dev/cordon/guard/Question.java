package dev.cordon.guard;

/**
 * Something the guard must know before it can decide. Each is answered once, by its {@code resume}
 * method.
 */
public sealed interface Question extends Judgement
    permits FormTokenQuestion, RevocationQuestion, TokenUseQuestion {}
