package dev.cordon.spring;

import static java.util.stream.Collectors.joining;

import dev.cordon.config.Fault.Severity;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints every fault of the properties with its place, where Spring Boot prints why it stopped. */
final class CordonFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidCordonPropertiesException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidCordonPropertiesException cause) {
    long faults =
        cause.faults().stream().filter(fault -> fault.severity() == Severity.FAULT).count();
    String texts = cause.faults().stream().map(FaultText::of).collect(joining("\n\n"));
    return new FailureAnalysis(
        "The policy for other sites cannot be used:\n\n" + texts,
        faults == 1
            ? "Mend the fault; nothing is guessed in its place."
            : "Mend the " + faults + " faults; nothing is guessed in their place.",
        cause);
  }
}
