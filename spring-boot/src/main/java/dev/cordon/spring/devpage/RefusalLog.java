package dev.cordon.spring.devpage;

import dev.cordon.guard.Decision;
import dev.cordon.guard.DecisionListener;
import dev.cordon.guard.Finding;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Writes what was refused, and what to do about it, where a developer looks first. */
final class RefusalLog implements DecisionListener {
  private static final Log LOG = LogFactory.getLog(RefusalLog.class);

  @Override
  public void decided(Decision decision) {
    if (!decision.sentence().isEmpty()) {
      LOG.warn(text(decision));
    }
    for (Finding finding : decision.findings()) {
      LOG.warn("Only reported: " + finding.reason().code() + ". " + finding.sentence());
    }
  }

  static String text(Decision decision) {
    Explained explained = Explained.of(decision);
    String path = decision.evidence().path();
    String request =
        Escaping.header(
            Escaping.cut(decision.evidence().method())
                + " "
                + (path == null ? "(ambiguous)" : Escaping.cut(path)));
    String yaml = explained.advice().yaml();
    return request + ": " + explained.hint() + (yaml.isEmpty() ? "" : "\n" + yaml);
  }
}
