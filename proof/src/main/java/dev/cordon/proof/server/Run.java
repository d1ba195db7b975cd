package dev.cordon.proof.server;

/**
 * What the application did with a request that reached it.
 *
 * @param method the method that it saw, or the one that an override named
 * @param effect whether it changed something: the request is unsafe, or a handshake
 * @param asUser whether it took the request for its user's: a genuine session, or another
 *     credential that it honours
 * @param forged whether it took a session for genuine that it had not given to this user
 */
public record Run(String method, boolean effect, boolean asUser, boolean forged) {}
