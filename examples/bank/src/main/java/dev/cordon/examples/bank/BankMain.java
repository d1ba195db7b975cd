package dev.cordon.examples.bank;

import dev.cordon.examples.bank.evil.Evil;
import dev.cordon.examples.bank.evil.Targets;
import java.net.URI;

/** The bare bank and its attacker, to be tried by hand. */
public final class BankMain {

  private BankMain() {}

  /** Arguments: the bank's port and the attacker's, 9000 and 9666 if left out. */
  public static void main(String[] args) throws InterruptedException {
    int bankPort = args.length > 0 ? Integer.parseInt(args[0]) : 9000;
    int evilPort = args.length > 1 ? Integer.parseInt(args[1]) : 9666;
    try (Bank bank = Bank.start(bankPort);
        Evil evil = Evil.start(evilPort)) {
      URI target = URI.create("http://bare.localhost:" + bank.port());
      URI attacker = URI.create("http://evil.localhost:" + evil.port());
      evil.against(Targets.around("bare", target, attacker));
      System.out.println("The bank:     " + target + "/login (alice, wonderland)");
      System.out.println("The attacker: " + attacker + "/");
      Thread.currentThread().join();
    }
  }
}
