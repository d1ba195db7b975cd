package dev.cordon.cli;

import dev.cordon.config.CordonFile;
import dev.cordon.config.InvalidConfigException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Policies read for a command that needs a good one: a fault is bad input, told with all others.
 */
final class PolicyFiles {
  private PolicyFiles() {}

  static CordonFile read(Path file) {
    try {
      return CordonFile.read(file);
    } catch (InvalidConfigException e) {
      throw CommandFailure.badInput("the policy has faults:\n" + e.getMessage());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static CommandFailure unreadable(Path file, IOException why) {
    return CommandFailure.badInput(
        why instanceof NoSuchFileException
            ? file + " does not exist."
            : file + " could not be read: " + why.getMessage());
  }
}
