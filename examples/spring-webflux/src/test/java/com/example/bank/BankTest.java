package com.example.bank;

import static com.example.bank.RunningBank.html;
import static com.example.bank.RunningBank.text;
import static com.example.bank.RunningBank.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.browser.Trace;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What other sites can do to the bank, first as tutorials leave it and then with Cordon. */
class BankTest {
  private static final String SPA = "http://localhost:3000/";

  /** Of the same site as the bank, so that every cookie goes along. */
  private static final String EVIL = "http://localhost:4000/";

  @Nested
  class WithoutCordon {
    @Test
    void another_site_pays_reads_and_uploads() throws IOException {
      try (var bank = RunningBank.careless()) {
        bank.logIn();
        var evil = bank.page(EVIL);

        bank.payByForm(evil, "");
        assertThat(bank.balance()).isEqualTo(90);
        bank.pay(evil);
        assertThat(bank.balance()).isEqualTo(80);
        bank.upload(evil);
        assertThat(bank.documents()).isEqualTo(1);
        assertThat(text(bank.read(evil))).contains("\"balance\":80");
      }
    }
  }

  @Nested
  class WithCordon {
    private static RunningBank bank;
    private int before;

    @BeforeAll
    static void start() throws IOException {
      bank = RunningBank.withCordon();
    }

    @AfterAll
    static void stop() {
      bank.close();
    }

    @BeforeEach
    void logIn() {
      bank.logIn();
      before = bank.balance();
      assertThat(html(bank.visit("/"))).contains("alice");
    }

    @Test
    void another_site_pays_nothing() {
      var evil = bank.page(EVIL);
      assertRefused(bank.payByForm(evil, ""));
      assertThat(bank.pay(evil).reachedServer()).isFalse();
      assertRefused(bank.fetch(evil, "/api/transfers", init -> init.method("POST").body("{}")));
      assertThat(bank.balance()).isEqualTo(before);
    }

    @Test
    void another_site_uploads_nothing() {
      int documents = bank.documents();
      assertRefused(bank.upload(bank.page(EVIL)));
      assertThat(bank.documents()).isEqualTo(documents);
    }

    @Test
    void another_site_reads_nothing() {
      var evil = bank.page(EVIL);
      assertThat(bank.read(evil).canRead()).isFalse();
      assertRefused(evil.script(bank.url("/api/account")));
      assertRefused(evil.iframe(bank.url("/")));
    }

    @Test
    void another_site_logs_nobody_in() {
      assertRefused(bank.logInByFetch(bank.page(EVIL)));
    }

    @Test
    void the_form_of_the_own_page_pays() {
      Trace page = bank.visit("/");
      bank.payByForm(page.page(), token(page));
      assertThat(bank.balance()).isEqualTo(before - 10);
    }

    @Test
    void the_form_of_the_own_page_carries_a_token() {
      assertThat(token(bank.visit("/"))).isNotEmpty();
    }

    @Test
    void the_single_page_application_logs_in_pays_uploads_and_logs_out() {
      var spa = bank.page(SPA);
      assertThat(bank.logInByFetch(spa).canRead()).isTrue();
      assertThat(text(bank.read(spa))).contains("\"customer\":\"alice\"");
      assertThat(bank.pay(spa).askedFirst()).isTrue();
      assertThat(bank.balance()).isEqualTo(before - 10);
      assertThat(text(bank.upload(spa))).contains("hello.txt");
      bank.fetch(spa, "/api/logout", init -> init.method("POST"));
      assertThat(status(bank.read(spa))).isEqualTo(401);
    }

    @Test
    void the_single_page_application_may_not_use_the_forms() {
      assertRefused(bank.payByForm(bank.page(SPA), ""));
      assertThat(bank.balance()).isEqualTo(before);
    }

    private static void assertRefused(Trace trace) {
      assertThat(status(trace)).as(trace.toString()).isEqualTo(403);
    }

    /** Of the last answer: a preflight's is another. */
    private static int status(Trace trace) {
      var exchanges = trace.exchanges();
      return exchanges.get(exchanges.size() - 1).response().status();
    }
  }
}
