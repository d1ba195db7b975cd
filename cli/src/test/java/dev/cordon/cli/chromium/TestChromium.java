package dev.cordon.cli.chromium;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Starts Chromium for a test; without one the test is skipped aloud, or fails where it is due. */
public final class TestChromium {
  private TestChromium() {}

  public static Chromium launch() {
    return launch(ChromiumOptions.defaults());
  }

  public static Chromium launch(ChromiumOptions options) {
    if (Chromium.find().isEmpty()) {
      if (isRequired()) {
        Assertions.fail(Chromium.HOW_TO_INSTALL);
      }
      Assumptions.abort(Chromium.HOW_TO_INSTALL);
    }
    return Chromium.launch(options);
  }

  private static boolean isRequired() {
    return !System.getProperty("cordon.require", "").isBlank()
        || "true".equals(System.getenv("CI"));
  }
}
