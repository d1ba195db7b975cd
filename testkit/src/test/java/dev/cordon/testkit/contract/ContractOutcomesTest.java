package dev.cordon.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractOutcomesTest {
  @Test
  void the_guarded_bank_keeps_the_contract() {
    var suite = Suite.run(GuardedBankContract.class);
    assertThat(suite.failures()).isEmpty();
    assertThat(suite.tests()).isGreaterThan(900);
  }

  @Test
  void the_bare_bank_breaks_it() {
    var suite = Suite.run(BareBankContract.class);
    assertThat(suite.open()).hasSizeGreaterThan(40);
  }
}
