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

  /** At once, before anything is sent. */
  public Connecting {
    resolutions = List.copyOf(resolutions);
    if (authority != null) {
      readable(authority);
    }
    if (maxTime.isNegative() || maxTime.isZero() || maxTime.compareTo(MOST) > 0) {
      throw new BadFetchException(
          "--max-time " + maxTime.toSeconds() + ": it must be 1 to " + MOST.toSeconds() + " s.");
    }
  }

  private static void readable(Path file) {
    try (var in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw new BadFetchException("--cacert " + file + ": it holds no certificate.");
      }
    } catch (IOException e) {
      throw new BadFetchException("--cacert " + file + ": it cannot be read: " + e.getMessage());
    } catch (CertificateException e) {
      throw new BadFetchException("--cacert " + file + ": it is no PEM: " + e.getMessage());
    }
  }
}
