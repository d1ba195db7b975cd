package dev.cordon.examples.bank;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A bank that opens for a class of tests and starts every test on its first day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenBank {

  static final String FORM = "application/x-www-form-urlencoded";
  static final String EVIL = "http://evil.localhost";
  static final String JSON_PAY = "{\"to\":\"mallory\",\"amount\":1000}";
  static final String PAY = "to=mallory&amount=1000";

  final Bank bank = Bank.start(0);

  @BeforeEach
  void firstDay() {
    bank.reset();
  }

  @AfterAll
  void close() {
    bank.close();
  }

  Visitor alice() {
    return Visitor.loggedIn(bank, "alice");
  }

  long lost() {
    return Ledger.OPENING_BALANCE - bank.balance("alice");
  }
}
