package dev.cordon.proof.move;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of a policy that moves may use.
 *
 * @param methods those that it names, in whatever place
 * @param headers the request headers that it names
 */
public record MoveWords(Set<String> methods, Set<String> headers) {
  /** Of a policy that names none. */
  public static final MoveWords NONE = new MoveWords(Set.of(), Set.of());

  public MoveWords {
    methods = Collections.unmodifiableSet(new TreeSet<>(methods));
    headers = Collections.unmodifiableSet(new TreeSet<>(headers));
  }
}
