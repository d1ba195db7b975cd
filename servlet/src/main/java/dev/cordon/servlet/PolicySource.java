package dev.cordon.servlet;

import dev.cordon.config.CordonFile;
import dev.cordon.config.KeySettings;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.SessionRule;
import dev.cordon.session.KeyRing;
import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Where a web application keeps its {@code cordon.yaml}: {@code /WEB-INF/…} in the application,
 * {@code classpath:…} in its classes, else a file. Relative paths in a file begin at its folder; in
 * the two others, which may lie in an archive, at the working directory.
 */
final class PolicySource {
  /** Where it lies unless something else is said. */
  static final String STANDARD = "/WEB-INF/cordon.yaml";

  private static final System.Logger LOG = System.getLogger("dev.cordon.servlet");
  private static final String CLASSPATH = "classpath:";

  private PolicySource() {}

  /** Reads the file, and makes the guard that enforces it. */
  static LiveGuard guard(ServletContext context, String location) throws IOException {
    CordonFile file = read(context, location);
    file.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}: {1}", location, warning));
    return LiveGuard.builder(file.policy()).keys(keys(file)).build();
  }

  private static CordonFile read(ServletContext context, String location) throws IOException {
    if (location.startsWith(CLASSPATH)) {
      String name = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
      ClassLoader loader = loader(context);
      try (InputStream in = loader.getResourceAsStream(name)) {
        return read(location, in);
      }
    }
    if (location.startsWith("/WEB-INF/")) {
      try (InputStream in = context.getResourceAsStream(location)) {
        return read(location, in);
      }
    }
    return CordonFile.read(Path.of(location));
  }

  /** Jetty has none for an application that a program put together. */
  private static ClassLoader loader(ServletContext context) {
    ClassLoader application = context.getClassLoader();
    ClassLoader thread = Thread.currentThread().getContextClassLoader();
    return application != null
        ? application
        : thread != null ? thread : PolicySource.class.getClassLoader();
  }

  private static CordonFile read(String location, InputStream in) throws IOException {
    if (in == null) {
      throw new FileNotFoundException(
          "[policy-missing] policy: there is no "
              + location
              + ". Without a policy nothing is known of who may call the application, and it must"
              + " not start without one. Write: the file's place, as /WEB-INF/cordon.yaml,"
              + " classpath:cordon.yaml or the path of a file.");
    }
    byte[] bytes = in.readNBytes(CordonFile.MAX_BYTES + 1);
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return CordonFile.read(location, text, System.getenv());
  }

  /** An application does not write files unasked: without {@code keys} the ring lives in memory. */
  private static KeyRing keys(CordonFile file) throws IOException {
    if (file.keys() instanceof KeySettings.FromSecret secret) {
      return KeyRing.ofSecret(secret.secret().reveal());
    }
    if (file.keys() instanceof KeySettings.RingFile ring) {
      return KeyRing.read(ring.file());
    }
    if (file.policy().sessions().stream().anyMatch(SessionRule::seal)) {
      LOG.log(
          Level.WARNING,
          "[keys-in-memory] keys: the policy seals sessions and names no keys. They are made anew"
              + " at each start, on each machine, and every sealed session ends with them. Write:"
              + " keys: with a secret or a file.");
    }
    return KeyRing.generate(new SecureRandom(), Instant.now());
  }
}
