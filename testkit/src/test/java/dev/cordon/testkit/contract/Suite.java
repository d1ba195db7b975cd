package dev.cordon.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract run as JUnit runs it, and what became of each test. */
public final class Suite implements TestExecutionListener {
  private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();
  private TestPlan plan;

  public static Suite run(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build();
    var suite = new Suite();
    LauncherFactory.create().execute(request, suite);
    return suite;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    var parent = plan.getParent(test).map(TestIdentifier::getDisplayName).orElse("");
    if (test.isTest() || result.getStatus() == TestExecutionResult.Status.FAILED) {
      results.put(parent + " / " + test.getDisplayName(), result);
    }
  }

  public int tests() {
    return results.size();
  }

  /** The tests that failed: the container's name and the test's. */
  public Map<String, Throwable> failures() {
    var failures = new LinkedHashMap<String, Throwable>();
    results.forEach(
        (name, result) -> result.getThrowable().ifPresent(failure -> failures.put(name, failure)));
    return failures;
  }

  /** The ids of the attacks that succeeded somewhere. */
  public TreeSet<String> open() {
    var ids = new TreeSet<String>();
    failures()
        .forEach(
            (name, failure) -> {
              if (String.valueOf(failure.getMessage()).contains(" succeeds in ")) {
                ids.add(name.substring(0, name.indexOf(':')));
              }
            });
    return ids;
  }
}
