package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running headless Chromium with a fresh profile. Closing it ends the process and removes the
 * profile; so does the end of the JVM.
 */
public final class Chromium implements AutoCloseable {
  /** What to tell a person whose machine has none. */
  public static final String HOW_TO_INSTALL =
      "No Chromium was found. Install one (Debian and Ubuntu: apt-get install chromium)"
          + " or name its binary in the environment variable CHROME.";

  private final ChromiumProcess process;
  private final Cdp cdp;

  private Chromium(ChromiumProcess process, Cdp cdp) {
    this.process = process;
    this.cdp = cdp;
  }

  /** The browser's binary: CHROME, CHROMIUM or CHROME_BIN, else the first one found in PATH. */
  public static Optional<Path> find() {
    return ChromiumBinary.find(System.getenv());
  }

  /** Starts the Chromium that {@link #find} found. */
  public static Chromium launch(ChromiumOptions options) {
    return launch(find().orElseThrow(() -> new ChromiumException(HOW_TO_INSTALL)), options);
  }

  public static Chromium launch(Path binary, ChromiumOptions options) {
    var process = ChromiumProcess.start(binary, options);
    try {
      return new Chromium(process, Cdp.connect(process.devTools(), options.callTimeout()));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Name and version, for example {@code Chrome/156.0.8078.79}. */
  public String version() {
    return cdp.call("Browser.getVersion", new JsonObject()).getString("product", "");
  }

  /** A context with a cookie jar, cache and storage of its own: a new person at a new machine. */
  public BrowserContext newContext() {
    var id = cdp.call("Target.createBrowserContext", new JsonObject());
    return new BrowserContext(cdp, id.getString("browserContextId"));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path profile() {
    return process.profile();
  }

  @Override
  public void close() {
    cdp.send("", "Browser.close", new JsonObject());
    process.close();
    cdp.close();
  }
}
