package dev.cordon.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to delete where an application is configured twice. */
final class DoubleConfigurationAnalyzer
    extends AbstractFailureAnalyzer<DoubleConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DoubleConfigurationException cause) {
    return new FailureAnalysis(
        "Cordon and Spring are both told who may call this application from elsewhere:\n\n  - "
            + String.join("\n  - ", cause.sentences()),
        "Delete what is named above. To see first what it allowed and how Cordon would say the"
            + " same, start once with "
            + CordonKeys.MIGRATION
            + "=report.",
        cause);
  }
}
