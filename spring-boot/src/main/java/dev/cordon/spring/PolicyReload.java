package dev.cordon.spring;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Fault;
import dev.cordon.config.InvalidConfigException;
import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the file of the policy from time to time, and puts what it says into force. A faulty one
 * leaves the old policy in force, and its faults in the log.
 */
final class PolicyReload implements SmartLifecycle {
  private static final Log LOG = LogFactory.getLog(PolicyReload.class);

  private final LiveGuard guard;
  private final CordonSettings settings;
  private byte[] last = {};
  private @Nullable ScheduledExecutorService watch;

  PolicyReload(LiveGuard guard, CordonSettings settings) {
    this.guard = guard;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (settings.policyFile().isEmpty() || settings.reload().isZero() || watch != null) {
      return;
    }
    Path file = settings.policyFile().get();
    last = content(file, last);
    watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "cordon-reload");
              thread.setDaemon(true);
              return thread;
            });
    long period = settings.reload().toMillis();
    watch.scheduleWithFixedDelay(() -> look(file), period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (watch != null) {
      watch.shutdownNow();
      watch = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return watch != null;
  }

  /** Looks once. What it meets must not end the watch. */
  synchronized void look(Path file) {
    byte[] content = content(file, last);
    if (Arrays.equals(content, last)) {
      return;
    }
    last = content;
    try {
      put(CordonFile.read(file), file);
    } catch (InvalidConfigException e) {
      LOG.error("The policy stays as it was: " + file + " cannot be used.\n" + e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("The policy stays as it was: " + file + " cannot be read.", e);
    }
  }

  private void put(CordonFile read, Path file) {
    Mode before = settings.policy().mode();
    if (read.policy().mode() != before || csrf(read) != settings.policy().csrf().mode()) {
      LOG.error(
          "The policy stays as it was: "
              + file
              + " changes the mode, and what of Spring's own handling is replaced follows from it"
              + " at the start. Restart the application.");
      return;
    }
    for (Fault warning : read.warnings()) {
      LOG.warn(warning.toString());
    }
    guard.replace(read.policy());
    LOG.info("The policy of " + file + " is in force.");
  }

  private static Mode csrf(CordonFile read) {
    return read.policy().csrf().mode();
  }

  private static byte[] content(Path file, byte[] otherwise) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      LOG.warn("The policy stays as it was: " + file + " cannot be read: " + e.getMessage());
      return otherwise;
    }
  }
}
