package dev.cordon.browser;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.web.Destination;
import java.util.function.Consumer;

/** The second argument of {@code new Worker} and its like. */
public final class WorkerSettings {
  boolean module;
  Credentials credentials = Credentials.SAME_ORIGIN;
  Destination kind = Destination.WORKER;

  private WorkerSettings() {}

  static WorkerSettings of(Consumer<WorkerSettings> settings) {
    var made = new WorkerSettings();
    settings.accept(made);
    return made;
  }

  /** {@code {type: "module"}}. */
  public WorkerSettings module() {
    module = true;
    return this;
  }

  /** {@code {credentials}}, which only modules heed. */
  public WorkerSettings credentials(Credentials credentials) {
    this.credentials = credentials;
    return this;
  }
}
