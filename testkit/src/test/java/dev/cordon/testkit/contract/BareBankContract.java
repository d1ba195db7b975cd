package dev.cordon.testkit.contract;

import dev.cordon.testkit.Application;
import dev.cordon.testkit.Bank;
import java.nio.file.Path;
import java.util.List;

/** The contract of the bare bank, which breaks it; run by hand, not found by name. */
class BareBankContract extends CrossOriginContractTest {
  private final Bank bank = new Bank();

  @Override
  protected Application application() {
    return bank.application();
  }

  @Override
  protected List<Write> writes() {
    return List.of(
        Write.post("/api/transfer").field("to", "mallory").changing(bank::transfers),
        Write.post("/api/pay")
            .field("to", "mallory")
            .tokenFromPage("/pay")
            .changing(bank::transfers));
  }

  @Override
  protected List<Read> reads() {
    return List.of(
        Read.get("/api/balance").showing(Bank.ACCOUNT),
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
  protected void reset() {
    bank.reset();
  }

  @Override
  protected Path report() {
    return Path.of("target", "cordon", "bare-bank.txt");
  }
}
