package dev.cordon.spring.migration;

import dev.cordon.config.CordonFile;
import dev.cordon.config.Fault;
import dev.cordon.config.InvalidConfigException;
import dev.cordon.policy.Policy;
import dev.cordon.policy.Profile;
import dev.cordon.web.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The policy that keeps what an application allowed, as far as a policy can. The reader of policies
 * judges the draft, and what it refuses is taken out again with its reasons.
 */
final class PolicyDraft {
  private static final Pattern AT = Pattern.compile("cors\\[(\\d+)](?:\\.(\\w+)\\[(\\d+)])?.*");

  private final Policy policy;
  private final List<RuleDraft> rules = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private PolicyDraft(Policy policy) {
    this.policy = policy;
  }

  /** A draft for these rules, beside what the policy in force says of the application itself. */
  static PolicyDraft of(Policy policy, List<SpringRule> rules) {
    PolicyDraft draft = new PolicyDraft(policy);
    for (SpringRule rule : rules) {
      draft.add(new RuleDraft(rule, draft.notes));
    }
    draft.mend(draft.rules);
    return draft;
  }

  /** A whole {@code cordon.yaml}; empty where no rule is left. */
  String yaml() {
    return rules.isEmpty() ? "" : text(rules);
  }

  /** What cannot be kept, and why. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void add(RuleDraft rule) {
    List<RuleDraft> alone = new ArrayList<>(List.of(rule));
    mend(alone);
    rules.addAll(alone);
  }

  /** Takes out what is refused, until nothing is. Each round takes something out. */
  private void mend(List<RuleDraft> drafts) {
    drafts.removeIf(draft -> draft.origins.isEmpty() || draft.paths.isEmpty());
    for (Fault fault = fault(drafts); fault != null; fault = fault(drafts)) {
      Matcher at = AT.matcher(fault.place());
      if (!at.matches()) {
        notes.add("The draft as a whole: " + said(fault));
        drafts.clear();
        return;
      }
      RuleDraft draft = drafts.get(Integer.parseInt(at.group(1)));
      notes.add(draft.spring.where() + ": " + said(fault));
      takeOut(draft, at, drafts);
      drafts.removeIf(left -> left.origins.isEmpty() || left.paths.isEmpty());
    }
  }

  private static void takeOut(RuleDraft draft, Matcher at, List<RuleDraft> drafts) {
    String key = String.valueOf(at.group(2));
    List<String> entries =
        key.equals("origins") ? draft.origins : key.equals("paths") ? draft.paths : List.of();
    if (entries.isEmpty()) {
      drafts.remove(draft);
    } else {
      entries.remove(Integer.parseInt(at.group(3)));
    }
  }

  private @Nullable Fault fault(List<RuleDraft> drafts) {
    if (drafts.isEmpty()) {
      return null;
    }
    try {
      CordonFile.read("cordon.yaml", text(drafts), Map.of());
      return null;
    } catch (InvalidConfigException e) {
      return e.faults().stream()
          .filter(found -> found.severity() == Fault.Severity.FAULT)
          .findFirst()
          .orElseThrow();
    }
  }

  private static String said(Fault fault) {
    return fault.problem() + ". " + fault.why() + " " + fault.instead();
  }

  private String text(List<RuleDraft> drafts) {
    StringBuilder yaml = new StringBuilder("cordon: 1\n");
    if (policy.profile() == Profile.DEV) {
      yaml.append("profile: dev\n");
    }
    yaml.append("app:\n  origins:\n");
    for (Origin origin : policy.origins()) {
      yaml.append("    - \"").append(origin).append("\"\n");
    }
    yaml.append("cors:\n");
    drafts.forEach(draft -> yaml.append(draft.yaml()));
    return yaml.toString();
  }
}
