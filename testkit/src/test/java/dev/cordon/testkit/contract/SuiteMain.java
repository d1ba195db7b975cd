package dev.cordon.testkit.contract;

import org.junit.jupiter.api.TestFactory;

/** Runs contracts in a JVM of their own, with whatever JUnit is in its class path. */
final class SuiteMain {
  private SuiteMain() {}

  public static void main(String... contracts) throws ClassNotFoundException {
    System.out.println("JUnit at " + TestFactory.class.getProtectionDomain().getCodeSource());
    for (var contract : contracts) {
      var suite = Suite.run(Class.forName(contract));
      System.out.printf(
          "%s: %d tests, %d failed%n", contract, suite.tests(), suite.failures().size());
    }
  }
}
