package dev.cordon.proof.move;

import dev.cordon.browser.Page;
import dev.cordon.browser.PageSetup;
import dev.cordon.browser.Trace;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An act, done in one place of a page and in one way. */
record SingleMove(Manner manner, Place place, Way way, Act act) implements Move {

  /** How much it has that the plainest move has not. */
  int features() {
    return act.features() + of(manner.id) + of(place.id) + of(way.id);
  }

  private static int of(String id) {
    return id.isEmpty() ? 0 : 1;
  }

  @Override
  public String id() {
    return joined("-", act.id(), place.id, way.id, manner.id);
  }

  @Override
  public String sentence() {
    return joined(" ", act.words(), place.words, way.words, manner.words, act.preposition());
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }

  @Override
  public String method() {
    return act.method();
  }

  @Override
  public String answerType() {
    return act.answerType();
  }

  @Override
  public void setUp(PageSetup page) {
    if (!manner.policy.isEmpty()) {
      page.meta("referrer", manner.policy);
    }
  }

  @Override
  public Trace play(Page page, Target target) {
    return act.play(place.in(page), url(target), target);
  }

  @Override
  public String html(Target target) {
    var inside = act.source(url(target), target);
    return Document.of(Document.title(this, target), manner.policy, place.around(inside));
  }

  private String url(Target target) {
    var url = target.url();
    if (!act.query().isEmpty()) {
      url += (url.indexOf('?') < 0 ? "?" : "&") + act.query();
    }
    return way.to(url, target);
  }

  @Override
  public String toString() {
    return id();
  }
}
