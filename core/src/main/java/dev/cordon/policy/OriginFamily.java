package dev.cordon.policy;

import dev.cordon.web.Origin;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * The patterns of one scheme, asked for an origin by the ends of its text.
 *
 * <p>A pattern of a port ends like the origins it matches, port included; a pattern of any port
 * ends like their hosts. So the text is read once, from the right, and looked up at each label:
 * {@code barfoo.com} never meets {@code foo.com}, which starts within a label of it.
 */
final class OriginFamily {

  /** The pattern names this host. */
  private static final int ITSELF = 0;

  /** The pattern names what has whole labels before this host. */
  private static final int BELOW = 1;

  private final Ends withPort;
  private final Ends ofAnyPort;

  private OriginFamily(Draft draft) {
    withPort = new Ends(draft.withPort);
    ofAnyPort = new Ends(draft.ofAnyPort);
  }

  /** Whether a pattern matches the origin, which is of this scheme. */
  boolean contains(Origin origin) {
    String text = origin.toString();
    int host = origin.scheme().length() + "://".length();
    return withPort.contains(text, host, text.length())
        || (!ofAnyPort.none
            && ofAnyPort.contains(text, host, host + origin.host().toString().length()));
  }

  /** Texts that an origin or its host may end with. */
  private static final class Ends {
    private final SliceTable table;
    private final boolean none;

    /**
     * How long the texts are that something may stand before, so that an Origin of a hundred labels
     * is not looked up a hundred times.
     */
    private final BitSet lengthsBelow = new BitSet();

    Ends(Set<End> ends) {
      SliceTable.Draft draft = new SliceTable.Draft();
      ends.forEach(end -> draft.add(end.kind, end.text, end.hash(), 1));
      table = draft.freeze();
      none = ends.isEmpty();
      for (End end : ends) {
        if (end.kind == BELOW) {
          lengthsBelow.set(end.text.length());
        }
      }
    }

    boolean contains(String text, int host, int to) {
      if (none) {
        return false;
      }
      long hash = SliceTable.EMPTY_HASH;
      for (int i = to - 1; i >= host; i--) {
        char c = text.charAt(i);
        if (c == '.'
            && lengthsBelow.get(to - i - 1)
            && table.get(BELOW, text, i + 1, to, hash) != SliceTable.ABSENT
            && OriginPattern.hasWholeLabels(text, host, i)) {
          return true;
        }
        hash = SliceTable.hash(hash, c);
      }
      return table.get(ITSELF, text, host, to, hash) != SliceTable.ABSENT;
    }
  }

  private record End(int kind, String text) {
    /** The hash from the right, as it is asked for. */
    long hash() {
      long hash = SliceTable.EMPTY_HASH;
      for (int i = text.length() - 1; i >= 0; i--) {
        hash = SliceTable.hash(hash, text.charAt(i));
      }
      return hash;
    }
  }

  /** A family that still grows. */
  static final class Draft {
    private final Set<End> withPort = new HashSet<>();
    private final Set<End> ofAnyPort = new HashSet<>();

    void add(OriginPattern pattern) {
      Origin base = pattern.base();
      int kind = pattern.subdomains() ? BELOW : ITSELF;
      if (pattern.anyPort()) {
        ofAnyPort.add(new End(kind, base.host().toString()));
      } else {
        int host = base.scheme().length() + "://".length();
        withPort.add(new End(kind, base.toString().substring(host)));
      }
    }

    OriginFamily freeze() {
      return new OriginFamily(this);
    }
  }
}
