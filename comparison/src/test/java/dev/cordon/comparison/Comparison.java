package dev.cordon.comparison;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.cordon.testkit.contract.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract of every bank, as JUnit runs it. */
final class Comparison {
  /** For the contract, which JUnit makes. */
  private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();

  private Comparison() {}

  /**
   * What came of one bank.
   *
   * @param faults what the bank's own pages and partner could not do, by the name of the test
   */
  record Run(Setup setup, Bank bank, List<Finding> findings, Map<String, String> faults) {}

  static Run current() {
    return CURRENT.get();
  }

  static Run of(Setup setup, Bank bank) {
    var run = new Run(setup, bank, new ArrayList<>(), new LinkedHashMap<>());
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(ComparedContract.class))
            .build();
    CURRENT.set(run);
    try {
      LauncherFactory.create().execute(request, new Controls(run));
    } finally {
      CURRENT.remove();
    }
    return run;
  }

  private record Controls(Run run) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      var failure = result.getThrowable().map(Throwable::getMessage).orElse(null);
      // Of an attack the finding says more.
      if (failure != null && !test.getDisplayName().startsWith("in ")) {
        run.faults().put(test.getDisplayName(), failure.lines().findFirst().orElse(""));
      }
    }
  }
}
