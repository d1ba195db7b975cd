package dev.cordon.conformance.survival;

import java.util.Optional;

/** A client process that asks without a pause, as the test sees it. */
final class Load implements AutoCloseable {
  private final ChildProcess process;
  private Outcomes all = Outcomes.NONE;

  private Load(ChildProcess process) {
    this.process = process;
  }

  static Load on(Stage stage, int clients) {
    return new Load(stage.client(LoadMain.class, Integer.toString(clients)));
  }

  /** What has come of the requests since the last report. */
  Outcomes report() {
    return hear("report");
  }

  /** Lets requests go on until so many more have had that outcome. */
  Outcomes await(String outcome, long count) {
    Outcomes[] sum = {Outcomes.NONE};
    return Waiting.forValue(
        count + " requests with the outcome " + outcome,
        () -> {
          sum[0] = sum[0].and(report());
          return Optional.of(sum[0]).filter(outcomes -> outcomes.count(outcome) >= count);
        });
  }

  /** Lets each client finish its request; what has come of all of them since the start. */
  Outcomes stop() {
    hear("stop");
    return all;
  }

  private Outcomes hear(String command) {
    Outcomes outcomes = Outcomes.of(process.ask(command));
    all = all.and(outcomes);
    return outcomes;
  }

  @Override
  public void close() {
    process.close();
  }
}
