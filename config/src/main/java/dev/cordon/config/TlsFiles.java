package dev.cordon.config;

import java.nio.file.Path;

/**
 * A certificate and its private key, both PEM.
 *
 * @param certificate the chain, the server's own certificate first
 * @param key the private key, PKCS #8
 */
public record TlsFiles(Path certificate, Path key) {}
