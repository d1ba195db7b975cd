package dev.cordon.examples.bank;

/**
 * Money that moved.
 *
 * @param from the account it left
 * @param to the account it reached
 * @param amount whole coins, positive
 * @param via the request that moved it, such as {@code POST /api/transfer}
 */
public record Transfer(String from, String to, long amount, String via) {}
