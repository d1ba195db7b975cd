package dev.cordon.guard;

import java.util.List;

/**
 * The headers of a message that the guard edits: the four things it does with them. Names compare
 * without case.
 */
public interface HeaderView {

  /** The values of the lines with this name, in order; empty if there is none. */
  List<String> get(String name);

  /** Replaces every line with this name by one. */
  void set(String name, String value);

  /** Adds a line and leaves the others. */
  void add(String name, String value);

  /** Removes every line with this name. */
  void remove(String name);
}
