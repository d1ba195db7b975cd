package dev.cordon.examples.bank;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bank's books, in memory: accounts, money that moved, and the owners' profiles. */
public final class Ledger {

  /** What everybody owns at the start, in whole coins. */
  public static final long OPENING_BALANCE = 100_000;

  private static final Set<String> OWNERS = Set.of("alice", "bob", "mallory");

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final List<Transfer> transfers = new ArrayList<>();

  Ledger() {
    reset();
  }

  private static final class Account {
    private final String number;
    private final Map<String, String> profile = new LinkedHashMap<>();
    private long balance = OPENING_BALANCE;

    Account(String number) {
      this.number = number;
    }
  }

  /** Opens the three accounts anew, with numbers that nobody has seen before. */
  public synchronized void reset() {
    accounts.clear();
    transfers.clear();
    for (String owner : OWNERS.stream().sorted().toList()) {
      Account account = new Account("CB-%08d".formatted(random.nextInt(100_000_000)));
      account.profile.put("email", owner + "@bank.example");
      accounts.put(owner, account);
    }
  }

  /** The owners of the accounts that are still open. */
  public synchronized Set<String> users() {
    return Set.copyOf(accounts.keySet());
  }

  /** The balance in whole coins; zero if there is no such account. */
  public synchronized long balance(String user) {
    Account account = accounts.get(user);
    return account == null ? 0 : account.balance;
  }

  /**
   * The account's number, which only its owner should ever see: a stolen page proves itself by it.
   * Empty if there is no such account.
   */
  public synchronized String number(String user) {
    Account account = accounts.get(user);
    return account == null ? "" : account.number;
  }

  /** One entry of the owner's profile, such as {@code email}; empty if it is not there. */
  public synchronized String profile(String user, String entry) {
    Account account = accounts.get(user);
    return account == null ? "" : account.profile.getOrDefault(entry, "");
  }

  /** Everything that moved since the last reset, oldest first. */
  public synchronized List<Transfer> transfers() {
    return List.copyOf(transfers);
  }

  synchronized boolean transfer(String from, String to, long amount, String via) {
    Account payer = accounts.get(from);
    Account payee = accounts.get(to);
    if (payer == null || payee == null || amount <= 0 || payer.balance < amount) {
      return false;
    }
    payer.balance -= amount;
    payee.balance += amount;
    transfers.add(new Transfer(from, to, amount, via));
    return true;
  }

  synchronized boolean close(String user) {
    return accounts.remove(user) != null;
  }

  synchronized void note(String user, Map<String, String> entries) {
    Account account = accounts.get(user);
    if (account != null) {
      account.profile.putAll(entries);
    }
  }
}
