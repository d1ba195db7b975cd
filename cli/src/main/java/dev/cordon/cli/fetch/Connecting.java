package dev.cordon.cli.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How servers are reached.
 *
 * @param authority a PEM file of the certificates to trust; null for those that the JDK trusts
 * @param insecure whether any certificate will do
 * @param resolutions names that are elsewhere than the resolver says
 * @param maxTime how long everything may take together
 */
public record Connecting(
    @Nullable Path authority, boolean insecure, List<Resolution> resolutions, Duration maxTime) {
  private static final Duration MOST = Duration.ofHours(1);

  /**
   * At once, before anything is sent.
   *
   * @throws BadFetchException if something is out of bounds or cannot be read; it tells each
   */
  public Connecting {
    resolutions = List.copyOf(resolutions);
    var faults = new Faults();
    if (authority != null) {
      faults.check(() -> readable(authority));
    }
    if (maxTime.isNegative() || maxTime.isZero() || maxTime.compareTo(MOST) > 0) {
      faults.add(
          "--max-time",
          maxTime.toSeconds() + " is not within 1 to " + MOST.toSeconds() + ".",
          "It bounds everything together, in seconds.",
          "Write such as 30.");
    }
    faults.throwIfAny();
  }

  private static void readable(Path file) {
    try (var in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw bad(file, "it holds no certificate.");
      }
    } catch (IOException e) {
      throw bad(file, "it cannot be read: " + e.getMessage() + ".");
    } catch (CertificateException e) {
      throw bad(file, "it is no PEM: " + e.getMessage() + ".");
    }
  }

  private static BadFetchException bad(Path file, String problem) {
    return new BadFetchException(
        "--cacert " + Quoted.text(file.toString()),
        problem,
        "No server's certificate could be held against it.",
        "Name a file with a line of BEGIN CERTIFICATE.");
  }
}
