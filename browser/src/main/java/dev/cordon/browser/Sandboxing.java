package dev.cordon.browser;

import dev.cordon.browser.fetch.Block;
import dev.cordon.browser.fetch.SandboxFlag;
import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Origin;
import dev.cordon.web.Url;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sandboxed page may not do (HTML, sandboxing), and which keyword would allow it. */
final class Sandboxing {
  private Sandboxing() {}

  /** The origin of a page that would have this one. */
  static Origin origin(Origin own, Set<SandboxFlag> forbidden, Profile profile) {
    return forbidden.contains(SandboxFlag.SAME_ORIGIN) && profile.follows(Rule.OPAQUE_ORIGIN)
        ? Origin.OPAQUE
        : own;
  }

  static Set<SandboxFlag> union(Set<SandboxFlag> one, Set<SandboxFlag> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    var union = EnumSet.copyOf(one);
    union.addAll(other);
    return union;
  }

  static Trace withoutScripts(String action, Client client, @Nullable Url target) {
    return Trace.silent(
        action,
        client,
        target,
        new Seen.Nothing(),
        lacks(Rule.SANDBOX_SCRIPTS, "runs no script", SandboxFlag.SCRIPTS));
  }

  /** Why a sandboxed page may not submit a form; null if it may. */
  static @Nullable Block form(Page page) {
    return page.forbids(SandboxFlag.FORMS, Rule.SANDBOX_NAVIGATION)
        ? lacks(Rule.SANDBOX_NAVIGATION, "submits no form", SandboxFlag.FORMS)
        : null;
  }

  /** Why a sandboxed page may not navigate there (HTML, allowed by sandboxing to navigate). */
  static @Nullable Block navigation(Page page, Target target, boolean userActivation) {
    if (target == Target.BLANK && page.forbids(SandboxFlag.POPUPS, Rule.SANDBOX_NAVIGATION)) {
      return lacks(Rule.SANDBOX_NAVIGATION, "opens no window", SandboxFlag.POPUPS);
    }
    if (target != Target.TOP
        || page.isTopLevel()
        || !page.forbids(SandboxFlag.TOP_NAVIGATION, Rule.SANDBOX_NAVIGATION)) {
      return null;
    }
    var byUser = SandboxFlag.TOP_NAVIGATION_BY_USER_ACTIVATION;
    return userActivation && !page.forbids(byUser, Rule.SANDBOX_NAVIGATION)
        ? null
        : lacks(Rule.SANDBOX_NAVIGATION, "does not navigate the top", SandboxFlag.TOP_NAVIGATION);
  }

  /** What a window is forbidden that a sandboxed page opens. */
  static Set<SandboxFlag> ofWindowOpenedBy(Page page) {
    return page.forbids(SandboxFlag.POPUPS_TO_ESCAPE_SANDBOX, Rule.SANDBOX_NAVIGATION)
        ? page.sandbox()
        : Set.of();
  }

  private static Block lacks(Rule rule, String what, SandboxFlag flag) {
    return new Block(
        rule,
        -1,
        "The page is sandboxed and " + what + ".",
        null,
        null,
        "Write " + flag.keyword() + " into its sandbox, if it should.");
  }
}
