package dev.cordon.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this build and the Java it runs on. */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"cordon " + Version.number() + " (Java " + Runtime.version() + ")"};
  }
}
