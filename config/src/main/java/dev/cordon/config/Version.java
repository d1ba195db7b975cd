package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;

/** The key {@code cordon}, which says by which rules the file is to be read. */
final class Version {
  private static final ValueType<Integer> TYPE = new ValueType<>("1", Version::read);

  private Version() {}

  static void check(Section root) {
    if (!root.has("cordon")) {
      root.fault(
          "cordon",
          new Complaint(
              "version-missing",
              "the file does not say which version of the policy language it is written in",
              "A later version may mean something else by the same words.",
              "Write as the first line: cordon: 1"));
    }
    root.value("cordon", TYPE);
  }

  private static int read(Scalar scalar) throws Raised {
    if (scalar.text().equals("1") && !scalar.quoted()) {
      return 1;
    }
    throw new Complaint(
            "version-unknown",
            Quoted.of(scalar.text()) + " is not a version that is known here",
            "It may mean something else by the same words.",
            "Write: cordon: 1")
        .raised();
  }
}
