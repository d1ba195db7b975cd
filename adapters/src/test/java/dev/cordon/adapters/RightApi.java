package dev.cordon.adapters;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps a container from being run with the API of another version of Servlet than its own, where
 * {@code -Dtest} runs every test in both executions of the pom.
 */
final class RightApi implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean old = context.getRequiredTestClass().getSimpleName().endsWith("Servlet60Test");
    return old == isOld()
        ? ConditionEvaluationResult.enabled("the container's own API")
        : ConditionEvaluationResult.disabled("(optional: the other execution has its API)");
  }

  private static boolean isOld() {
    try {
      Class.forName("jakarta.servlet.http.HttpSession$Accessor");
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    }
  }
}
