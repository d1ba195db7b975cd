package dev.cordon.examples.bank;

/**
 * A request that reached the bank, as its diary keeps it.
 *
 * @param method the method on the wire
 * @param path the path that was routed, percent-decoded
 * @param host the Host header, empty if there was none
 * @param user who was logged in when it arrived, empty if nobody
 * @param destination {@code Sec-Fetch-Dest}, empty if there was none
 */
public record Visit(String method, String path, String host, String user, String destination) {}
