package dev.cordon.examples.bank.evil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the pages that attacked one target brought home, by the attack's id. */
public final class Loot {

  private static final int MOST_PER_ATTACK = 100;

  private final Accomplice accomplice;
  private final Map<String, List<String>> reports = new HashMap<>();
  private final Map<String, String> planted = new HashMap<>();
  private final Set<String> done = new HashSet<>();

  Loot(Accomplice accomplice) {
    this.accomplice = accomplice;
  }

  /** Forgets what an attack brought, before it is tried again. Serving its page does the same. */
  public synchronized void clear(String id) {
    reports.remove(id);
    planted.remove(id);
    done.remove(id);
  }

  /** What the attack's page reported, oldest first. */
  public synchronized List<String> reports(String id) {
    return List.copyOf(reports.getOrDefault(id, List.of()));
  }

  /** Whether any report of the attack contains the text; an empty text is in none. */
  public boolean contains(String id, String text) {
    return !text.isEmpty() && reports(id).stream().anyMatch(report -> report.contains(text));
  }

  /** Whether the attack's page said that it has ended. */
  public synchronized boolean isDone(String id) {
    return done.contains(id);
  }

  /**
   * What the target answers at {@code /api/balance} to the attacker, who uses the session cookie
   * that the attack planted; empty if it planted none or the target did not answer.
   */
  public String balanceUnderPlantedSession(String id) {
    String cookie;
    synchronized (this) {
      cookie = planted.getOrDefault(id, "");
    }
    return cookie.isEmpty() ? "" : accomplice.balance(cookie);
  }

  synchronized void report(String id, String text) {
    List<String> list = reports.computeIfAbsent(id, i -> new ArrayList<>());
    if (list.size() < MOST_PER_ATTACK) {
      list.add(text);
    }
  }

  synchronized void plant(String id, String cookie) {
    planted.put(id, cookie);
  }

  synchronized void done(String id) {
    done.add(id);
  }
}
