package dev.cordon.conformance.model;

import dev.cordon.conformance.rig.Observation;
import dev.cordon.conformance.rig.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** A row of which the model says something else than a browser, and what. */
record Difference(String engine, Scenario row, List<String> details) {

  static Difference between(
      String engine, Scenario row, Observation browser, ModelRun.Outcome model) {
    var details = new ArrayList<String>();
    wire(browser.wire(), model.observation().wire(), details);
    var pages = Math.max(browser.page().size(), model.observation().page().size());
    for (var i = 0; i < pages; i++) {
      page(
          "page[" + i + "]",
          i < browser.page().size() ? browser.page().get(i) : Map.of(),
          i < model.observation().page().size() ? model.observation().page().get(i) : Map.of(),
          details);
    }
    if (details.isEmpty()) {
      details.add("requests to one URL come in another order");
    }
    model.traces().stream()
        .filter(trace -> trace.block() != null)
        .forEach(trace -> details.add("    (model: " + trace.block() + ")"));
    return new Difference(engine, row, List.copyOf(details));
  }

  private static void wire(
      List<Observation.Seen> browser, List<Observation.Seen> model, List<String> details) {
    for (var i = 0; i < Math.max(browser.size(), model.size()); i++) {
      var place = "wire[" + i + "]";
      if (i >= browser.size()) {
        details.add(place + ": only the model asks " + line(model.get(i)));
      } else if (i >= model.size()) {
        details.add(place + ": only the browser asks " + line(browser.get(i)));
      } else {
        exchange(place, browser.get(i), model.get(i), details);
      }
    }
  }

  private static void exchange(
      String place, Observation.Seen browser, Observation.Seen model, List<String> details) {
    if (!line(browser).equals(line(model))) {
      details.add(place + ": browser " + line(browser) + ", model " + line(model));
    }
    page(place + " ", Map.copyOf(browser.headers()), Map.copyOf(model.headers()), details);
    if (!browser.body().equals(model.body())) {
      details.add(place + " body: browser " + browser.body() + ", model " + model.body());
    }
  }

  private static void page(
      String place,
      Map<String, ? extends Object> browser,
      Map<String, ? extends Object> model,
      List<String> details) {
    var keys = new TreeSet<>(browser.keySet());
    keys.addAll(model.keySet());
    for (var key : keys) {
      if (!Objects.equals(browser.get(key), model.get(key))) {
        details.add(
            place + " " + key + ": browser " + browser.get(key) + ", model " + model.get(key));
      }
    }
  }

  private static String line(Observation.Seen seen) {
    return seen.method() + " " + seen.url();
  }

  @Override
  public String toString() {
    return engine + " " + row + "\n  " + String.join("\n  ", details);
  }
}
