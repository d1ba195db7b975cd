package dev.cordon.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * An immutable map from an owner, a number, and a text to a number, asked with a slice of a longer
 * text.
 *
 * <p>It lies flat in memory: an answer takes one look into the slots and, where a key may be there,
 * one into the text of all keys, whatever their number. Nothing is copied. Who asks hashes what was
 * read anyway, so that where to look never depends on what an earlier look found. Open addressing
 * with linear probing, at most half full. Its keys come from the policy and never from a request,
 * so nobody else can make them collide, and what a hash suggests is always compared.
 */
final class SliceTable {

  /** The answer where there is no such key. */
  static final int ABSENT = -1;

  /** The hash of nothing. */
  static final long EMPTY_HASH = 0x9e37_79b9_7f4a_7c15L;

  /** Ends each key; it occurs in no origin and in no canonical path. */
  private static final char END = '\n';

  /** Two numbers for each slot: hash and place of the text, or 0; then owner and value. */
  private final long[] slots;

  private final int mask;
  private final String texts;

  private SliceTable(List<Entry> entries) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size() * 2)) * 2;
    slots = new long[capacity * 2];
    mask = capacity - 1;
    StringBuilder joined = new StringBuilder();
    for (Entry entry : entries) {
      put(entry, joined.length());
      joined.append(entry.text).append(END);
    }
    texts = joined.toString();
  }

  private void put(Entry entry, int place) {
    long mixed = mix(entry.hash);
    int slot = (int) (mixed >>> 32) & mask;
    while (slots[2 * slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = pair((int) mixed, place + 1);
    slots[2 * slot + 1] = pair(entry.owner, entry.value);
  }

  /** The value of a key that was added with this hash, or {@link #ABSENT}. */
  int get(int owner, String text, int from, int to, long hash) {
    long mixed = mix(hash);
    for (int slot = (int) (mixed >>> 32) & mask; ; slot = (slot + 1) & mask) {
      long key = slots[2 * slot];
      if (key == 0) {
        return ABSENT;
      }
      if ((int) (key >>> 32) == (int) mixed) {
        long entry = slots[2 * slot + 1];
        if ((int) (entry >>> 32) == owner && isAt((int) key - 1, text, from, to - from)) {
          return (int) entry;
        }
      }
    }
  }

  private boolean isAt(int place, String text, int from, int length) {
    return texts.length() > place + length
        && texts.charAt(place + length) == END
        && text.regionMatches(from, texts, place, length);
  }

  /** The hash of what was hashed before and one more character. */
  static long hash(long before, char c) {
    return before * 31 + c;
  }

  /** The hash of what was hashed before and a slice of text. */
  static long hash(long before, String text, int from, int to) {
    long hash = before;
    for (int i = from; i < to; i++) {
      hash = hash(hash, text.charAt(i));
    }
    return hash;
  }

  private static long mix(long hash) {
    long mixed = hash * 0xff51_afd7_ed55_8ccdL;
    mixed = (mixed ^ (mixed >>> 32)) * 0xc4ce_b9fe_1a85_ec53L;
    return mixed ^ (mixed >>> 29);
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xffff_ffffL);
  }

  /** A table that still grows. Every key is added once. */
  static final class Draft {
    private final List<Entry> entries = new ArrayList<>();

    void add(int owner, String text, long hash, int value) {
      entries.add(new Entry(owner, text, hash, value));
    }

    SliceTable freeze() {
      return new SliceTable(entries);
    }
  }

  private record Entry(int owner, String text, long hash, int value) {}
}
