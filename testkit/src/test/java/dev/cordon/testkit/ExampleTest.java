package dev.cordon.testkit;

import static dev.cordon.testkit.Form.post;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The example of the guide, as it stands there. */
class ExampleTest {
  private final GuardedFixture bank = new GuardedFixture();

  @Test
  void evilCannotTransferMoney() {
    var victim = Browser.firefox().loggedIn(bank); // the app's own login
    var page = victim.visit("https://evil.example");
    assertThat(page.submitForm(post("https://bank.example/api/transfer").field("to", "mallory")))
        .wasSent()
        .wasRefusedBy("cross-site-write")
        .hadNoEffect(bank::transfers);
  }

  /** What a reader writes for an application of his own. */
  private static final class GuardedFixture implements ApplicationFixture {
    private final GuardedBank guarded = new GuardedBank();

    @Override
    public Application application() {
      return Application.of("https://bank.example", guarded::answer)
          .login(Login.form("/login").field("user", "alice").field("password", "wonderland"))
          .watching(this::transfers);
    }

    int transfers() {
      return guarded.bank().transfers().size();
    }
  }
}
