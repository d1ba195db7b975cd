package dev.cordon.conformance.model;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Profiles;
import dev.cordon.browser.profile.ThirdPartyCookies;
import dev.cordon.conformance.rig.Observation;
import dev.cordon.conformance.rig.Recordings;
import dev.cordon.conformance.rig.Scenario;
import dev.cordon.conformance.rig.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An engine as it is modelled, and what was recorded of it.
 *
 * @param rows those that the engine can run
 */
record Engines(String name, Profile profile, Recordings recordings, List<Scenario> rows) {

  /** All engines of which there are recordings. */
  static List<Engines> all() {
    var scenarios = Scenarios.all();
    var all = new ArrayList<Engines>();
    for (var name : Scenario.ENGINES) {
      var recordings =
          Recordings.latest(name)
              .orElseThrow(() -> new IllegalStateException("no recordings of " + name));
      var rows = scenarios.stream().filter(row -> row.engines().contains(name)).toList();
      all.add(new Engines(name, profile(name), recordings, rows));
    }
    return all;
  }

  /** WebKit's MiniBrowser is started with --cookies-policy=always. */
  private static Profile profile(String name) {
    var profile = Profiles.BY_NAME.get(name);
    return name.equals("webkit") ? profile.with(ThirdPartyCookies.ALLOWED) : profile;
  }

  /** What the model says otherwise; empty where it agrees, or where nothing was recorded. */
  Optional<Difference> difference(Scenario row) {
    return recordings.of(row).flatMap(recorded -> difference(row, recorded, profile));
  }

  /** The same with another profile in the engine's stead. */
  Optional<Difference> difference(Scenario row, Observation recorded, Profile other) {
    var outcome = ModelRun.of(row, other);
    return outcome.observation().sameAs(recorded)
        ? Optional.empty()
        : Optional.of(Difference.between(name, row, recorded, outcome));
  }

  @Override
  public String toString() {
    return name + " " + recordings.version();
  }
}
