package dev.cordon.bench.edge;

import java.util.List;

/**
 * What the launcher tells the JVM, read from the process it became.
 *
 * @param flags without those about archives, which hold the classes of one class path only
 * @param hasArchive whether it names one
 */
record LauncherFlags(List<String> flags, boolean hasArchive) {
  private static final List<String> ARCHIVES =
      List.of(
          "-XX:SharedArchiveFile",
          "-XX:ArchiveClassesAtExit",
          "-XX:+AutoCreateSharedArchive",
          "-XX:AOTCache",
          "-XX:AOTMode",
          "-Xshare");

  LauncherFlags {
    flags = List.copyOf(flags);
  }

  /** Of the arguments of a JVM, the command itself left out. */
  static LauncherFlags of(List<String> arguments) {
    List<String> all =
        arguments.stream().filter(a -> a.startsWith("-X") || a.startsWith("--")).toList();
    List<String> flags =
        all.stream().filter(flag -> ARCHIVES.stream().noneMatch(flag::startsWith)).toList();
    return new LauncherFlags(flags, flags.size() < all.size());
  }
}
