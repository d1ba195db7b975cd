package dev.cordon.fuzz;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Fault;
import dev.cordon.config.InvalidConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A policy file of any bytes: it is read, or refused with faults that name their places. */
public final class PolicyTarget {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("ORIGIN", "https://bank.example", "EMPTY", "", "NAME", "a: b\nc: d");
  private static final Path FILE = file();

  private PolicyTarget() {}

  private static Path file() {
    try {
      Path folder = Files.createTempDirectory("cordon-fuzz");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("cordon.yaml");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    String first = read(input.length);
    Claim.equal(read(input.length), first, "the same file read twice");
  }

  private static String read(int length) throws IOException {
    CordonFile file;
    try {
      file = CordonFile.read(FILE, ENVIRONMENT);
    } catch (InvalidConfigException e) {
      List<Fault> faults = e.faults();
      Claim.holds(
          faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.FAULT),
          "a refusal names a fault",
          faults);
      faults.forEach(PolicyTarget::check);
      Claim.holds(
          String.valueOf(e.getMessage()).length() < 1_000_000 + 4 * length, "faults blow up");
      return String.valueOf(e.getMessage());
    }
    file.warnings().forEach(PolicyTarget::check);
    Claim.holds(
        file.warnings().stream().allMatch(each -> each.severity() == Fault.Severity.WARNING),
        "a file with a fault is used",
        file.warnings());
    Claim.holds(!file.policy().origins().isEmpty(), "a policy without an origin", file.policy());
    return file.warnings() + file.defaults() + file.policy().corsRules() + file.policy().origins();
  }

  private static void check(Fault fault) {
    Claim.holds(fault.line() >= 1 && fault.column() >= 1, "a fault has its place", fault);
    Claim.holds(fault.code().matches("[a-z0-9]+(-[a-z0-9]+)*"), "a fault has a code", fault);
    Claim.holds(!fault.problem().isEmpty(), "a fault says what is wrong", fault);
    Claim.equal(fault.file(), FILE.toString(), "a fault names its file", fault);
    Claim.holds(
        fault
            .toString()
            .chars()
            .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c == 0x9b),
        "a fault holds nothing that a terminal obeys",
        fault);
    Claim.holds(
        fault.summary().indexOf('\n') < 0,
        "the first line of a fault is one line",
        fault.summary());
  }
}
