package dev.cordon.proof.move;

import dev.cordon.browser.fetch.Credentials;
import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.proof.move.FormAct.Enctype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every single move: each act in each place, by each way and in each manner. */
final class Product {
  private static final List<Mode> MODES = List.of(Mode.CORS, Mode.NO_CORS, Mode.SAME_ORIGIN);
  private final Vocabulary words;

  Product(MoveWords words) {
    this.words = new Vocabulary(words);
  }

  /** One by one, in a stable order, as they are asked for. */
  Stream<SingleMove> moves() {
    return Stream.concat(
        fetches().flatMap(act -> everywhere(act, List.of(Manner.DEFAULT))),
        others().flatMap(act -> everywhere(act, List.of(Manner.values()))));
  }

  private static Stream<SingleMove> everywhere(Act act, List<Manner> manners) {
    return manners.stream()
        .flatMap(
            manner ->
                Arrays.stream(Place.values())
                    .filter(place -> place.hasDocument() || !act.needsDocument())
                    .flatMap(
                        place ->
                            Arrays.stream(Way.values())
                                .filter(way -> goes(way, act))
                                .map(way -> new SingleMove(manner, place, way, act))));
  }

  /** The fields of a GET form take the place of a query, and with it of where to go on. */
  private static boolean goes(Way way, Act act) {
    return way == Way.STRAIGHT || !(act instanceof FormAct form) || form.post();
  }

  /**
   * Their own referrer policy does what the page's would. In mode same-origin it counts for one
   * method: those requests get to no server but the page's own.
   */
  private Stream<Act> fetches() {
    return words.methods().stream()
        .flatMap(
            method ->
                MODES.stream()
                    .flatMap(
                        mode ->
                            Arrays.stream(Credentials.values())
                                .map(credentials -> FetchCall.of(method, mode, credentials))))
        .flatMap(call -> loaded(call).stream())
        .flatMap(
            call ->
                call.mode() == Mode.SAME_ORIGIN && !call.method().equals("POST")
                    ? Stream.of(call)
                    : Stream.of(
                        call,
                        call.with(ReferrerPolicy.NO_REFERRER),
                        call.with(ReferrerPolicy.UNSAFE_URL)));
  }

  /** With each body, with each type of it, and with each header. */
  private List<FetchCall> loaded(FetchCall call) {
    var all = new ArrayList<FetchCall>();
    for (var content : Content.values()) {
      all.add(call.with(content));
    }
    for (var type : Vocabulary.TYPES) {
      all.add(call.with(Content.TEXT).with(type));
    }
    for (var field : words.fields()) {
      all.add(call.with(field));
    }
    return all;
  }

  private Stream<Act> others() {
    var all = new ArrayList<Act>();
    for (var method : words.methods()) {
      for (var credentials : List.of(false, true)) {
        all.add(new XhrCall(method, credentials, false));
        all.add(new XhrCall(method, credentials, true));
      }
    }
    all.addAll(Talks.all());
    all.addAll(Loads.all());
    all.addAll(Tours.all());
    all.addAll(forms());
    return all.stream();
  }

  private static List<FormAct> forms() {
    var all = new ArrayList<FormAct>();
    for (var target : List.of("", "_blank", "_top", "hidden")) {
      for (var rel : List.of("", "noreferrer")) {
        all.add(FormAct.get().into(target).rel(rel));
        for (var enctype : Enctype.values()) {
          for (var with : FormAct.EXTRAS) {
            if (enctype != Enctype.TEXT || with == FormAct.With.NOTHING) {
              all.add(FormAct.post(enctype).into(target).rel(rel).with(with));
            }
          }
        }
      }
    }
    return all;
  }
}
