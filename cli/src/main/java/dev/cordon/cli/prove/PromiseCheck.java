package dev.cordon.cli.prove;

import dev.cordon.config.CordonFile;
import dev.cordon.config.GatewaySettings;
import dev.cordon.gateway.PolicyCheck;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import dev.cordon.proof.Finding;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Prover;
import dev.cordon.proof.Sentences;
import dev.cordon.proof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no policy into force that breaks one of its promises. A policy whose {@code never} says
 * nothing is not proved here: what holds without being written is Cordon's own to keep, and a start
 * is not to wait for it. Where that is found broken on the way, it is only told, since nobody could
 * mend it in the policy. A policy that kept its promises once is known by its text.
 */
public final class PromiseCheck implements PolicyCheck {
  private static final Logger LOG = LoggerFactory.getLogger(PromiseCheck.class);

  /** How many witnesses of one promise are told; {@code cordon prove} tells all. */
  private static final int WITNESSES = 3;

  private final Path file;
  private final String version;
  private final Function<Policy, Proof> prover;

  /**
   * Proves with the prover of this version.
   *
   * @param file the policy's, as sentences call it
   * @param version of Cordon, without which no result is known again
   */
  public PromiseCheck(Path file, String version) {
    this(file, version, policy -> Prover.of(policy).named(file.toString()).prove());
  }

  PromiseCheck(Path file, String version, Function<Policy, Proof> prover) {
    this.file = file;
    this.version = version;
    this.prover = prover;
  }

  @Override
  public List<String> faults(CordonFile read) {
    var promises = Sentences.count(read.policy().promises().size(), "promise");
    if (read.policy().promises().isEmpty()) {
      return List.of();
    }
    if (read.policy().mode() == Mode.REPORT) {
      LOG.warn("{} only reports: its {} under never are not held", file, promises);
      return List.of();
    }
    var kept = read.gateway().map(GatewaySettings::state).map(KeptPromises::in);
    var key = read.text().map(text -> KeptPromises.key(version, text.sha256()));
    if (kept.isPresent() && key.isPresent() && kept.get().has(key.get())) {
      LOG.info("{} keeps its {}, as was proved before", file, promises);
      return List.of();
    }
    LOG.info("{}: proving its {}, as of each new text", file, promises);
    Proof proof;
    try {
      proof = prover.apply(read.policy());
    } catch (RuntimeException e) {
      LOG.error("the proof ended early", e);
      return List.of(
          "[promise-unproved] never: whether the promises hold could not be found out: "
              + e.getMessage()
              + ". A policy that may break them is not put into force. Look at what `cordon prove "
              + file
              + "` says.");
    }
    var broken = proof.promises().stream().filter(verdict -> !verdict.holds()).toList();
    broken.stream().filter(PromiseCheck::isDefault).forEach(it -> LOG.warn(fault(read, it)));
    var faults =
        broken.stream().filter(it -> !isDefault(it)).map(verdict -> fault(read, verdict)).toList();
    if (faults.isEmpty()) {
      LOG.info("{} keeps its {}", file, promises);
      if (kept.isPresent() && key.isPresent()) {
        remember(kept.get(), key.get());
      }
    }
    return faults;
  }

  /** Whether it holds without being written, and so has no place in the policy. */
  private static boolean isDefault(Verdict verdict) {
    return verdict.place().isEmpty();
  }

  private static void remember(KeptPromises kept, String key) {
    try {
      kept.add(key);
    } catch (IOException e) {
      LOG.warn("the next start has to prove the promises again: {}", e.toString());
    }
  }

  private String fault(CordonFile read, Verdict verdict) {
    var text = new StringBuilder("[promise-broken] ");
    if (!isDefault(verdict)) {
      text.append(verdict.place()).append(position(read, verdict.place())).append(": ");
    }
    text.append('"').append(verdict.promise()).append("\" is broken.");
    verdict.broken().stream()
        .limit(WITNESSES)
        .forEach(finding -> text.append("\n  ").append(told(finding)));
    var more = verdict.broken().size() - WITNESSES;
    if (more > 0) {
      text.append("\n  And ").append(Sentences.count(more, "fact")).append(" more.");
    }
    return text.append("\n  ").append(instead(verdict)).toString();
  }

  private static String position(CordonFile read, String place) {
    return read.text()
        .flatMap(text -> text.position(place))
        .map(position -> " (line " + position.line() + ")")
        .orElse("");
  }

  private static String told(Finding finding) {
    return finding.sentence() + (finding.rule().isEmpty() ? "" : " By: " + finding.rule() + ".");
  }

  private String instead(Verdict verdict) {
    return (isDefault(verdict)
            ? "It holds without being written, and nothing under never mends it."
            : "Take back the rule that lets it, or write the promise so that it excepts whom you"
                + " mean to let.")
        + " `cordon prove "
        + file
        + "` shows everything.";
  }
}
