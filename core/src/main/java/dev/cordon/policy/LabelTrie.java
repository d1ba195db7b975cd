package dev.cordon.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Host names of one scheme by their labels, from the right: each with the ports that it, and that
 * names below it, are admitted on.
 *
 * <p>Whole labels are compared, so {@code barfoo.com} never meets a node of {@code foo.com}. A
 * lookup takes one step for each label, stops at the first unknown one, and copies nothing.
 */
final class LabelTrie {

  private final SliceMap<LabelTrie> children;
  private final Ports itself;
  private final Ports below;

  private LabelTrie(Draft draft) {
    Map<String, LabelTrie> frozen = new HashMap<>();
    draft.children.forEach((label, child) -> frozen.put(label, new LabelTrie(child)));
    children = SliceMap.copyOf(frozen);
    itself = new Ports(draft.itself);
    below = new Ports(draft.below);
  }

  boolean contains(String host, int port) {
    LabelTrie node = this;
    int end = host.length();
    while (true) {
      int dot = host.lastIndexOf('.', end - 1);
      LabelTrie child = node.children.get(host, dot + 1, end);
      if (child == null) {
        return false;
      }
      if (dot < 0) {
        return child.itself.contains(port);
      }
      if (child.below.contains(port) && hasWholeLabels(host, dot)) {
        return true;
      }
      node = child;
      end = dot;
    }
  }

  /** Whether the first {@code end} characters are labels of which none is empty. */
  static boolean hasWholeLabels(String host, int end) {
    for (int start = 0; start <= end; ) {
      int dot = host.indexOf('.', start);
      int labelEnd = dot < 0 || dot > end ? end : dot;
      if (labelEnd == start) {
        return false;
      }
      start = labelEnd + 1;
    }
    return true;
  }

  /** A trie that still grows. */
  static final class Draft {
    private final Map<String, Draft> children = new HashMap<>();
    private final TreeSet<Integer> itself = new TreeSet<>();
    private final TreeSet<Integer> below = new TreeSet<>();

    void add(OriginPattern pattern) {
      String host = pattern.base().host().toString();
      Draft node = this;
      for (int end = host.length(), dot; end >= 0; end = dot) {
        dot = host.lastIndexOf('.', end - 1);
        node = node.children.computeIfAbsent(host.substring(dot + 1, end), label -> new Draft());
      }
      (pattern.subdomains() ? node.below : node.itself)
          .add(pattern.anyPort() ? Ports.ANY : pattern.base().port());
    }

    LabelTrie freeze() {
      return new LabelTrie(this);
    }
  }

  /** A set of ports, or all of them. */
  private static final class Ports {
    /** Stands for every port; -1 already stands for the schemes that have none. */
    static final int ANY = Integer.MIN_VALUE;

    private final int[] sorted;
    private final boolean any;

    Ports(TreeSet<Integer> ports) {
      any = ports.contains(ANY);
      sorted = any ? new int[0] : ports.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean contains(int port) {
      return any || Arrays.binarySearch(sorted, port) >= 0;
    }
  }
}
