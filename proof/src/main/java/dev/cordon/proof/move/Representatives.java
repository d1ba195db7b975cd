package dev.cordon.proof.move;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static dev.cordon.browser.fetch.Credentials.SAME_ORIGIN;
import static dev.cordon.browser.fetch.Mode.CORS;
import static dev.cordon.browser.fetch.Mode.NO_CORS;

import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.proof.move.FormAct.Enctype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One single move of each kind that the model can tell apart. */
final class Representatives {
  private final Map<String, SingleMove> moves = new LinkedHashMap<>();
  private final Vocabulary words;

  private Representatives(MoveWords words) {
    this.words = new Vocabulary(words);
  }

  static List<SingleMove> of(MoveWords words) {
    var all = new Representatives(words);
    all.fetches();
    all.payloads();
    all.headers();
    all.referrers();
    all.others();
    all.forms();
    all.elsewhere();
    all.redirected();
    return List.copyOf(all.moves.values());
  }

  private void add(Act act) {
    add(Place.PAGE, Way.STRAIGHT, act);
  }

  private void add(Place place, Way way, Act act) {
    add(Manner.DEFAULT, place, way, act);
  }

  private void add(Manner manner, Place place, Way way, Act act) {
    var move = new SingleMove(manner, place, way, act);
    moves.putIfAbsent(move.id(), move);
  }

  private void fetches() {
    for (var method : words.methods()) {
      add(FetchCall.of(method, CORS, SAME_ORIGIN));
      add(FetchCall.of(method, CORS, INCLUDE));
    }
    for (var method : List.of("GET", "HEAD", "POST")) {
      add(FetchCall.of(method, NO_CORS, SAME_ORIGIN));
      add(FetchCall.of(method, NO_CORS, INCLUDE));
    }
    for (var method : List.of("GET", "POST", "DELETE")) {
      add(FetchCall.of(method, Mode.SAME_ORIGIN, SAME_ORIGIN));
    }
  }

  private void payloads() {
    for (var mode : List.of(CORS, NO_CORS)) {
      var post = FetchCall.of("POST", mode, INCLUDE);
      for (var content : Content.values()) {
        add(post.with(content));
      }
      for (var type : Vocabulary.TYPES) {
        add(post.with(Content.TEXT).with(type));
      }
    }
  }

  private void headers() {
    for (var field : words.fields()) {
      add(FetchCall.of("GET", CORS, INCLUDE).with(field));
      add(FetchCall.of("POST", CORS, INCLUDE).with(field));
      add(FetchCall.of("GET", CORS, SAME_ORIGIN).with(field));
    }
    for (var method : words.methods()) {
      add(FetchCall.of(method, CORS, INCLUDE).with(Field.TOKEN));
    }
    for (var field : Vocabulary.OVERRIDES) {
      add(FetchCall.of("POST", CORS, INCLUDE).with(field));
    }
    add(FetchCall.of("GET", CORS, INCLUDE).with(Vocabulary.OVERRIDES.get(0)));
  }

  private void referrers() {
    for (var policy : List.of(ReferrerPolicy.NO_REFERRER, ReferrerPolicy.UNSAFE_URL)) {
      for (var mode : List.of(CORS, NO_CORS)) {
        add(FetchCall.of("GET", mode, INCLUDE).with(policy));
        add(FetchCall.of("POST", mode, INCLUDE).with(policy));
      }
    }
  }

  private void others() {
    add(new XhrCall("GET", true, false));
    add(new XhrCall("POST", true, false));
    add(new XhrCall("POST", true, true));
    Talks.all().forEach(this::add);
    Loads.all().forEach(this::add);
    Tours.all().forEach(this::add);
  }

  private void forms() {
    add(FormAct.get());
    for (var enctype : Enctype.values()) {
      add(FormAct.post(enctype));
      add(FormAct.post(enctype).into("_blank"));
      add(FormAct.post(enctype).into("hidden"));
    }
    var post = FormAct.post(Enctype.URL_ENCODED);
    add(post.rel("noreferrer"));
    for (var with : FormAct.With.values()) {
      add(post.with(with));
    }
    for (var manner : List.of(Manner.NO_REFERRER, Manner.UNSAFE_URL)) {
      add(manner, Place.PAGE, Way.STRAIGHT, post);
      add(manner, Place.PAGE, Way.STRAIGHT, FormAct.post(Enctype.TEXT));
      add(manner, Place.PAGE, Way.STRAIGHT, Tours.of("navigate"));
    }
  }

  private void elsewhere() {
    for (var method : words.methods()) {
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, CORS, SAME_ORIGIN));
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, CORS, INCLUDE));
    }
    for (var field : words.fields()) {
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of("GET", CORS, INCLUDE).with(field));
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of("POST", CORS, INCLUDE).with(field));
    }
    for (var place : List.of(Place.SANDBOXED, Place.DATA_FRAME, Place.WORKER, Place.DATA_WORKER)) {
      add(place, Way.STRAIGHT, FetchCall.of("GET", CORS, INCLUDE));
      add(place, Way.STRAIGHT, FetchCall.of("POST", CORS, INCLUDE));
      add(place, Way.STRAIGHT, FetchCall.of("POST", NO_CORS, INCLUDE));
      add(place, Way.STRAIGHT, Talks.of("websocket"));
      add(place, Way.STRAIGHT, Talks.of("event-source-include"));
    }
    for (var place : List.of(Place.SANDBOXED, Place.DATA_FRAME)) {
      add(place, Way.STRAIGHT, FormAct.post(Enctype.URL_ENCODED));
      add(place, Way.STRAIGHT, FormAct.post(Enctype.TEXT));
      add(place, Way.STRAIGHT, FormAct.post(Enctype.URL_ENCODED).into("_blank"));
      add(place, Way.STRAIGHT, Tours.of("navigate"));
      add(place, Way.STRAIGHT, Tours.of("navigate-top"));
      add(place, Way.STRAIGHT, Tours.of("open"));
      add(place, Way.STRAIGHT, Tours.of("iframe"));
      add(place, Way.STRAIGHT, Talks.of("beacon"));
      add(place, Way.STRAIGHT, Loads.of("img"));
      add(place, Way.STRAIGHT, Loads.of("script"));
    }
  }

  private void redirected() {
    var acts = new ArrayList<Act>();
    for (var method : List.of("GET", "POST", "PUT")) {
      acts.add(FetchCall.of(method, CORS, INCLUDE));
    }
    acts.add(FetchCall.of("GET", CORS, SAME_ORIGIN));
    acts.add(FetchCall.of("GET", NO_CORS, INCLUDE));
    acts.add(FetchCall.of("POST", NO_CORS, INCLUDE));
    acts.add(FetchCall.of("POST", CORS, INCLUDE).with(Vocabulary.JSON).with(Content.TEXT));
    acts.add(FormAct.post(Enctype.URL_ENCODED));
    acts.add(FormAct.post(Enctype.TEXT));
    acts.add(Tours.of("navigate"));
    acts.add(Tours.of("iframe"));
    acts.add(Loads.of("img"));
    acts.add(Loads.of("script"));
    acts.add(Talks.of("beacon-text"));
    for (var way : List.of(Way.FOUND, Way.SEE_OTHER, Way.TEMPORARY)) {
      for (var act : acts) {
        add(Place.PAGE, way, act);
      }
    }
  }
}
