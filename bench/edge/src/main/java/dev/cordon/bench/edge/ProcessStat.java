package dev.cordon.bench.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel says of a process in {@code /proc}. */
final class ProcessStat {
  /** The kernel's unit in {@code /proc/PID/stat}, USER_HZ, is the same on every Linux. */
  private static final long MICROS_PER_TICK = 10_000;

  private ProcessStat() {}

  /** Processor time of {@code process} and all below it, user's and system's, in microseconds. */
  static long cpuMicros(ProcessHandle process) {
    long sum = 0;
    for (ProcessHandle each : family(process)) {
      sum += cpuMicros(read(each, "stat"));
    }
    return sum;
  }

  /** Resident memory of {@code process} and all below it, in KiB. Shared pages count in each. */
  static long residentKib(ProcessHandle process) {
    long sum = 0;
    for (ProcessHandle each : family(process)) {
      sum += residentKib(read(each, "status"));
    }
    return sum;
  }

  /**
   * Reads the text of {@code /proc/PID/stat}: fields 14 and 15. The second, the command's name, may
   * hold anything, so counting begins behind it.
   */
  static long cpuMicros(String stat) {
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return 0;
    }
    String[] fields = stat.substring(name + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
  }

  /** Reads the text of {@code /proc/PID/status}. */
  static long residentKib(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private static List<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  /** Empty for a process that has ended. */
  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process.pid()), file));
    } catch (IOException e) {
      return "";
    }
  }
}
