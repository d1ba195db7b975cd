package dev.cordon.conformance.rig;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of this module that the rig reads and writes. */
public final class Resources {
  private Resources() {}

  /**
   * A folder of the test resources in the sources, where recordings are also written; the system
   * property {@code cordon.rig.resources} names another parent.
   */
  public static Path folder(String name) {
    var parent =
        Path.of(System.getProperty("cordon.rig.resources", "src/test/resources")).toAbsolutePath();
    var folder = parent.resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "No folder " + folder + ": run in the folder conformance, or say -Dcordon.rig.resources");
    }
    return folder;
  }
}
