package dev.cordon.conformance.model;

import dev.cordon.browser.Browser;
import dev.cordon.browser.Client;
import dev.cordon.browser.Page;
import dev.cordon.browser.Trace;
import dev.cordon.browser.profile.Profile;
import dev.cordon.conformance.rig.Action;
import dev.cordon.conformance.rig.Nested;
import dev.cordon.conformance.rig.Observation;
import dev.cordon.conformance.rig.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One row run in the model. */
final class ModelRun {
  /** What the model says of a row, and the traces that it says it with. */
  record Outcome(Observation observation, List<Trace> traces) {}

  private ModelRun() {}

  static Outcome of(Scenario row, Profile profile) {
    var network = new RowNetwork(row);
    var browser = Browser.of(profile).on(network);
    var client = inside(row, top(row, browser));
    browser.advance(row.waiting());
    network.act();
    var traces = new ArrayList<Trace>();
    var page = new ArrayList<Map<String, Object>>();
    for (var action : row.actions()) {
      page.add(perform(browser, client, action, traces));
    }
    return new Outcome(new Observation(network.seen(), page), List.copyOf(traces));
  }

  /** Each visit fetches, and goes on to the next by script, as the rig's do. */
  private static Page top(Scenario row, Browser browser) {
    var urls = new ArrayList<String>();
    row.jar().forEach(visit -> urls.add(visit.url()));
    urls.add(row.page().url());
    var page = browser.visit(urls.get(0)).page();
    for (int i = 1; i < urls.size(); i++) {
      for (var fetch : row.jar().get(i - 1).actions()) {
        Actions.perform(browser, page, fetch);
      }
      page = page.navigate(urls.get(i)).page();
    }
    Actions.metas(page, row.page().meta());
    return page;
  }

  private static Client inside(Scenario row, Page top) {
    Client client = top;
    for (var nested : row.inside()) {
      client = enter(client, nested);
    }
    return client;
  }

  private static Client enter(Client around, Nested nested) {
    if (nested.kind() == Nested.Kind.WORKER) {
      var module = nested.attributes().getOrDefault("type", "").equals("module");
      return around
          .worker(
              nested.url(),
              settings -> {
                if (module) {
                  settings.module();
                }
              })
          .worker();
    }
    var page = (Page) around;
    var frame =
        switch (nested.kind()) {
          case IFRAME -> page.iframe(nested.url(), Actions.frame(nested.attributes())).page();
          case SRCDOC -> page.srcdoc(Actions.frame(nested.attributes()));
          case DATA -> page.dataFrame(Actions.frame(nested.attributes()));
          case BLANK -> page.blankFrame(Actions.frame(nested.attributes()));
          case WORKER -> throw new IllegalStateException("a worker is no frame");
        };
    Actions.metas(frame, nested.meta());
    return frame;
  }

  private static Map<String, Object> perform(
      Browser browser, Client client, Action action, List<Trace> traces) {
    switch (action.kind()) {
      case WAIT -> {
        var seconds = Double.parseDouble(action.texts().get("seconds"));
        browser.advance(Duration.ofMillis(Math.round(seconds * 1000)));
        return Map.of("outcome", "waited");
      }
      case COOKIE -> {
        return Actions.cookie(client, action);
      }
      default -> {
        var trace = Actions.perform(browser, client, action);
        traces.add(trace);
        return Outcomes.of(trace, action);
      }
    }
  }
}
