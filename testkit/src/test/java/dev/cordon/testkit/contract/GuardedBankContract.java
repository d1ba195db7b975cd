package dev.cordon.testkit.contract;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.Bank;
import dev.cordon.testkit.GuardedBank;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The contract of the same bank behind a guard, which keeps it. */
class GuardedBankContract extends CrossOriginContractTest {
  /** What its scripts copy into a header, for browsers that prove nothing else. */
  private static final String TOKEN = "__Host-cordon-csrf";

  private final GuardedBank guarded = new GuardedBank();

  @Override
  protected Application application() {
    return guarded.application();
  }

  @Override
  protected List<Write> writes() {
    var bank = guarded.bank();
    return List.of(
        Write.post("/api/transfer")
            .field("to", "mallory")
            .tokenFromCookie(TOKEN, "X-CSRF-Token")
            .changing(bank::transfers),
        Write.post("/api/pay")
            .field("to", "mallory")
            .tokenFromPage("/pay")
            .tokenFromCookie(TOKEN, "X-CSRF-Token")
            .changing(bank::transfers));
  }

  @Override
  protected List<Read> reads() {
    return List.of(
        Read.get("/api/balance").showing(Bank.ACCOUNT).sharedWith(GuardedBank.PARTNER),
        Read.get("/statement").showing(Bank.ACCOUNT));
  }

  @Override
  protected List<String> webSockets() {
    return List.of("/ws");
  }

  @Override
  protected List<String> eventStreams() {
    return List.of("/api/events");
  }

  @Override
  protected String logout() {
    return "/logout";
  }

  @Override
  protected Map<String, String> expectedOpen() {
    return Map.of(
        "H04-forwarded-host", "the bank itself believes the header, which its proxy takes off");
  }

  @Override
  protected void reset() {
    guarded.bank().reset();
  }

  @Override
  protected Path report() {
    return Path.of("target", "cordon", "guarded-bank.txt");
  }
}
