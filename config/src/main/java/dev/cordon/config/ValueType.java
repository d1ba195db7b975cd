package dev.cordon.config;

import dev.cordon.config.Complaint.Raised;
import dev.cordon.config.YamlNode.Scalar;

/**
 * How one kind of value is read.
 *
 * @param expected what a person should write, such as {@code a duration such as 90s}
 * @param reader turns a scalar into the value
 */
record ValueType<T>(String expected, Reader<T> reader) {

  /** From the word in the file to what it stands for. */
  interface Reader<T> {
    T read(Scalar scalar) throws Raised;
  }

  T read(Scalar scalar) throws Raised {
    return reader.read(scalar);
  }

  /** What is said of a node that is no scalar of this type. */
  Complaint mismatch(YamlNode found) {
    String shown = found instanceof Scalar scalar ? Quoted.of(scalar.text()) + " is " : "this is ";
    return new Complaint(
        "type", shown + found.kindName() + ", not " + expected, "", "Write " + expected + ".");
  }
}
