package dev.cordon.servlet;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** All that the filter must do, in one container and on real sockets. */
@ExtendWith(RightApi.class)
@Timeout(60)
abstract class InContainer
    implements AnswerTests,
        ErrorTests,
        AsyncTests,
        JudgementTests,
        SessionTests,
        TokenTests,
        StartTests {
  private final Container.Starter starter;
  private final Set<Deviation> deviations;
  private Container container;

  InContainer(Container.Starter starter, Deviation... deviations) {
    this.starter = starter;
    this.deviations = Set.of(deviations);
  }

  @Override
  public RawClient serve(App application) throws Exception {
    stop();
    container = starter.start(application);
    return new RawClient(container.port());
  }

  @Override
  public int port() {
    return container.port();
  }

  @Override
  public Set<Deviation> deviations() {
    return deviations;
  }

  @AfterEach
  void stop() throws Exception {
    if (container != null) {
      container.close();
      container = null;
    }
  }
}
