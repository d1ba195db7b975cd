package dev.cordon.proof.report;

import dev.cordon.proof.BrowserKind;
import dev.cordon.proof.ProofDiff;
import dev.cordon.proof.ProofDiff.Change;
import dev.cordon.proof.ProofDiff.SettingChange;
import dev.cordon.proof.Route;

/**
 * What a change gives and takes, as JSON. The names of members are an interface: added to under the
 * same version, never changed.
 *
 * <p>{@code gained} and {@code lost} are lists of changes, each with {@code strangers}, {@code
 * routes}, {@code powers}, {@code browsers}, {@code rule} and a {@code witness} with its {@code
 * html}; {@code promises} are sentences; {@code settings} have a {@code name}, and {@code before}
 * and {@code after} where they were set.
 */
public final class DiffJson {
  /** The version of the format. */
  public static final int VERSION = 1;

  private DiffJson() {}

  public static String of(ProofDiff diff) {
    var words = new DiffWords(diff);
    return new Json()
        .put("format", "cordon-diff")
        .put("version", VERSION)
        .put("headline", words.headline())
        .put("isGain", diff.isGain())
        .put("holdsBefore", diff.before().holds())
        .put("holdsAfter", diff.after().holds())
        .put("gained", diff.gained().stream().map(DiffJson::change).toList())
        .put("lost", diff.lost().stream().map(DiffJson::change).toList())
        .put("promises", words.promises())
        .put("settings", diff.settings().stream().map(DiffJson::setting).toList())
        .text();
  }

  private static Json change(Change change) {
    return new Json()
        .put("strangers", Names.strangers(change.strangers()))
        .put("routes", change.routes().stream().map(Route::path).toList())
        .put("powers", change.powers().stream().map(ProofJson::power).toList())
        .put("browsers", change.browsers().stream().map(BrowserKind::toString).toList())
        .putUnlessEmpty("rule", change.rule())
        .put("witness", ProofJson.whole(change.witness()));
  }

  private static Json setting(SettingChange setting) {
    return new Json()
        .put("name", setting.name())
        .putUnlessEmpty("before", setting.before())
        .putUnlessEmpty("after", setting.after());
  }
}
