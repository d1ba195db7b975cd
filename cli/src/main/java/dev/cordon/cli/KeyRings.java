package dev.cordon.cli;

import dev.cordon.session.KeyRing;
import dev.cordon.session.KeyRingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Key rings as files and as a table, with failures as sentences. */
final class KeyRings {
  private KeyRings() {}

  static KeyRing read(Path file) {
    try {
      return KeyRing.read(file);
    } catch (KeyRingException e) {
      throw CommandFailure.badInput(String.join("\n", e.faults()));
    } catch (NoSuchFileException e) {
      throw CommandFailure.badInput(
          file + " does not exist. Make a ring with `cordon keys new " + file + "`.");
    } catch (IOException e) {
      throw CommandFailure.badInput(file + " could not be read: " + e);
    }
  }

  static void write(KeyRing ring, Path file) {
    try {
      ring.write(file);
    } catch (IOException e) {
      throw CommandFailure.unfinished(file + " could not be written: " + e, e);
    }
  }

  static void print(KeyRing ring, PrintWriter out) {
    out.println("id        state    created               since");
    for (var key : ring.keys()) {
      out.printf(
          "%-8s  %-7s  %-20s  %-20s%n",
          key.id(), key.state().name().toLowerCase(Locale.ROOT), key.created(), key.since());
    }
    out.flush();
  }
}
