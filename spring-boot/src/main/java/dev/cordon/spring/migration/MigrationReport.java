package dev.cordon.spring.migration;

import dev.cordon.guard.LiveGuard;
import dev.cordon.policy.CorsRule;
import dev.cordon.policy.CorsRules;
import dev.cordon.policy.Policy;
import dev.cordon.spring.CordonSettings;
import dev.cordon.spring.Migration;
import dev.cordon.web.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * What the application allows other sites by Spring's own means, what Cordon allows them, and the
 * policy that would keep it. With {@code cordon.migration=report} the whole of it goes into the log
 * at the start; otherwise a warning for each annotation and bean that has no effect any more.
 */
public final class MigrationReport implements SmartInitializingSingleton {
  private static final Log LOG = LogFactory.getLog(MigrationReport.class);

  private final ListableBeanFactory beans;
  private final Environment environment;
  private final CordonSettings settings;
  private final LiveGuard guard;

  MigrationReport(
      ListableBeanFactory beans,
      Environment environment,
      CordonSettings settings,
      LiveGuard guard) {
    this.beans = beans;
    this.environment = environment;
    this.settings = settings;
    this.guard = guard;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (settings.migration() == Migration.REPORT) {
      LOG.info(text());
    } else if (settings.replacesCors()) {
      warnings().forEach(LOG::warn);
    }
  }

  /** One sentence for each thing that has no effect beside Cordon. */
  public List<String> warnings() {
    Set<String> sentences = new LinkedHashSet<>();
    for (SpringRule rule : SpringRules.of(beans, environment).rules()) {
      sentences.add(
          rule.where()
              + " has no effect: Cordon answers who may call what. Delete it; "
              + "cordon.migration=report shows what it allowed.");
    }
    return List.copyOf(sentences);
  }

  /** The report, in several lines. */
  public String text() {
    SpringRules found = SpringRules.of(beans, environment);
    List<SpringRule> rules = found.rules();
    StringBuilder text =
        new StringBuilder("What Spring allows other sites, and what Cordon does:\n");
    for (SpringRule rule : rules) {
      text.append("\n  ").append(rule.where()).append('\n');
      text.append("    paths   ").append(String.join(", ", rule.paths())).append('\n');
      text.append("    Spring  ").append(rule.allowed()).append('\n');
      text.append("    Cordon  ").append(cordon(rule)).append('\n');
    }
    if (rules.isEmpty()) {
      text.append("\n  Nothing: no @CrossOrigin, no CORS mappings, no CorsConfigurationSource.\n");
    }
    PolicyDraft draft = PolicyDraft.of(guard.policy(), rules);
    if (!draft.yaml().isEmpty()) {
      text.append("\nThe policy that keeps it, as cordon.yaml; in application.yml the same stands")
          .append(" below cordon:, without the first line:\n\n")
          .append(draft.yaml());
    }
    List<String> notes = notes(found, draft);
    if (!notes.isEmpty()) {
      text.append("\nWhat is not kept as it was:\n");
      notes.forEach(note -> text.append("\n  - ").append(note));
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> notes(SpringRules found, PolicyDraft draft) {
    Set<String> notes = new LinkedHashSet<>(draft.notes());
    notes.addAll(found.unreadable());
    return List.copyOf(notes);
  }

  /** What the policy in force says to the same origins, at an example of the paths. */
  private String cordon(SpringRule rule) {
    Policy policy = guard.policy();
    Set<String> said = new LinkedHashSet<>();
    for (String path : rule.paths()) {
      String example = path.replaceAll("\\{[^/]*}", "x").replaceAll("\\*+", "x");
      CorsRules at = policy.cors(example);
      for (String written : rule.origins()) {
        CorsRule grants = at == null ? null : grants(at, written);
        said.add(
            grants == null
                ? "nothing for " + written
                : written
                    + " may "
                    + String.join(", ", grants.methods())
                    + (grants.credentials() ? " with credentials" : "")
                    + " ("
                    + grants.place()
                    + ")");
      }
    }
    return said.isEmpty() ? "nothing" : String.join("; ", said);
  }

  private static @Nullable CorsRule grants(CorsRules rules, String origin) {
    if (origin.equals("*")) {
      return rules.all().stream().filter(CorsRule::anyOrigin).findFirst().orElse(null);
    }
    Origin example = Origin.parseOrNull(origin.replace("*", "x"));
    return example == null ? null : rules.find(example);
  }
}
