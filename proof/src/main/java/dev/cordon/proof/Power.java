package dev.cordon.proof;

import java.util.Comparator;

/**
 * One thing that a stranger can do on a route.
 *
 * @param deed what
 * @param what with which method, or which header; empty where that says nothing
 * @param asUser whether it is done in the user's name: with the session, or another credential that
 *     a browser attaches by itself
 */
public record Power(Deed deed, String what, boolean asUser) implements Comparable<Power> {
  private static final Comparator<Power> ORDER =
      Comparator.comparing(Power::deed).thenComparing(Power::what).thenComparing(Power::asUser);

  @Override
  public int compareTo(Power other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return deed + (what.isEmpty() ? "" : " " + what) + (asUser ? " as user" : "");
  }
}
