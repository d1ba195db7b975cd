package dev.cordon.examples.bank;

/**
 * A mail that the bank would have sent.
 *
 * @param to the user
 * @param link the link in it
 */
public record Mail(String to, String link) {}
