package dev.cordon.config;

import dev.cordon.policy.IsolationBuilder;

/** Reads an entry of {@code isolation}. */
final class IsolationSection {
  private IsolationSection() {}

  static void read(Section section, IsolationBuilder rule) {
    section.texts("paths").ifPresent(rule::paths);
    section.texts("embed").ifPresent(rule::embed);
    section.text("opener").ifPresent(rule::opener);
    section.value("mode", PolicySections.MODE).ifPresent(rule::mode);
  }
}
