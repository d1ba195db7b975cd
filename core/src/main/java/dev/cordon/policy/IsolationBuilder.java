package dev.cordon.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one rule of {@code isolation}. Nothing is checked before the policy is built. */
public final class IsolationBuilder {

  final List<String> paths = new ArrayList<>();
  final List<String> embed = new ArrayList<>();
  @Nullable String opener;
  Mode mode = Mode.ENFORCE;

  IsolationBuilder() {}

  /** The paths it is for. */
  public IsolationBuilder paths(String... patterns) {
    return paths(List.of(patterns));
  }

  /** The paths it is for. */
  public IsolationBuilder paths(List<String> patterns) {
    paths.addAll(patterns);
    return this;
  }

  /** Who may embed them: {@code own} (the default), {@code same-site}, {@code any}, or origins. */
  public IsolationBuilder embed(String... who) {
    return embed(List.of(who));
  }

  /** Who may embed them: {@code own} (the default), {@code same-site}, {@code any}, or origins. */
  public IsolationBuilder embed(List<String> who) {
    embed.addAll(who);
    return this;
  }

  /**
   * The value of {@code Cross-Origin-Opener-Policy}; none by default, since it severs OAuth popups.
   */
  public IsolationBuilder opener(String value) {
    opener = value;
    return this;
  }

  /** Whether the rule acts. */
  public IsolationBuilder mode(Mode mode) {
    this.mode = mode;
    return this;
  }
}
