package dev.cordon.proof.move;

import static dev.cordon.browser.fetch.Credentials.INCLUDE;
import static dev.cordon.browser.fetch.Credentials.SAME_ORIGIN;
import static dev.cordon.browser.fetch.Mode.CORS;
import static dev.cordon.browser.fetch.Mode.NO_CORS;

import dev.cordon.browser.fetch.Mode;
import dev.cordon.browser.fetch.ReferrerPolicy;
import dev.cordon.proof.move.FormAct.Enctype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One single move of each kind that the model can tell apart. */
final class Representatives {
  /** Acts that put the same on the wire as others here, and show the page no more. */
  private static final Set<String> SAME =
      Set.of(
          "img-srcset",
          "img-srcset-anonymous",
          "img-srcset-use-credentials",
          "module",
          "module-anonymous",
          "module-use-credentials",
          "import",
          "preload-image-anonymous",
          "preload-image-use-credentials",
          "modulepreload",
          "modulepreload-anonymous",
          "modulepreload-use-credentials",
          "manifest-anonymous",
          "start-module-worker",
          "navigate-top",
          "meta-refresh",
          "click-by-script",
          "click-blank",
          "click-noreferrer",
          "click-unsafe-url");

  private final Map<String, SingleMove> moves = new LinkedHashMap<>();
  private final Vocabulary words;
  private final Set<String> named;

  private Representatives(MoveWords words) {
    this.words = new Vocabulary(words);
    this.named = words.methods();
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
    add(FetchCall.of("GET", Mode.SAME_ORIGIN, SAME_ORIGIN));
    add(FetchCall.of("POST", Mode.SAME_ORIGIN, SAME_ORIGIN));
    add(FetchCall.of("POST", Mode.SAME_ORIGIN, SAME_ORIGIN).with(ReferrerPolicy.NO_REFERRER));
  }

  private void payloads() {
    for (var mode : List.of(CORS, NO_CORS)) {
      var post = FetchCall.of("POST", mode, INCLUDE);
      for (var content : Content.values()) {
        add(post.with(content));
      }
      for (var type : Vocabulary.TYPES) {
        // In mode no-cors those that need leave are dropped, and the text's own stays.
        if (mode == CORS || Vocabulary.SIMPLE_TYPES.contains(type)) {
          add(post.with(Content.TEXT).with(type));
        }
      }
    }
  }

  private void headers() {
    for (var place : List.of(Place.PAGE, Place.SANDBOXED)) {
      for (var field : words.fields()) {
        add(place, Way.STRAIGHT, FetchCall.of("GET", CORS, SAME_ORIGIN).with(field));
        add(place, Way.STRAIGHT, FetchCall.of("GET", CORS, INCLUDE).with(field));
      }
      for (var credentials : List.of(SAME_ORIGIN, INCLUDE)) {
        add(place, Way.STRAIGHT, FetchCall.of("HEAD", CORS, credentials).with(Field.TOKEN));
        add(place, Way.STRAIGHT, FetchCall.of("POST", CORS, credentials).with(Content.JSON_BLOB));
      }
    }
    // A rule may name a header and a method together, and no other method.
    for (var method : named) {
      for (var field : words.fields()) {
        add(FetchCall.of(method, CORS, SAME_ORIGIN).with(field));
        add(FetchCall.of(method, CORS, INCLUDE).with(field));
      }
    }
    for (var method : words.methods()) {
      add(FetchCall.of(method, CORS, INCLUDE).with(Field.TOKEN));
    }
    for (var field : Vocabulary.OVERRIDES) {
      add(FetchCall.of("POST", CORS, INCLUDE).with(field));
    }
    add(FetchCall.of("GET", NO_CORS, INCLUDE).with(Vocabulary.ACCEPT));
  }

  private void referrers() {
    for (var policy : List.of(ReferrerPolicy.NO_REFERRER, ReferrerPolicy.UNSAFE_URL)) {
      for (var mode : List.of(CORS, NO_CORS)) {
        add(FetchCall.of("GET", mode, INCLUDE).with(policy));
        add(FetchCall.of("POST", mode, INCLUDE).with(policy));
      }
    }
    add(FetchCall.of("POST", NO_CORS, SAME_ORIGIN).with(ReferrerPolicy.NO_REFERRER));
  }

  private void others() {
    add(new XhrCall("POST", true, true));
    Stream.of(Talks.all(), Loads.all(), Tours.all())
        .flatMap(List::stream)
        .filter(act -> !SAME.contains(act.id()))
        .forEach(this::add);
  }

  private void forms() {
    add(FormAct.get());
    for (var enctype : Enctype.values()) {
      add(FormAct.post(enctype));
      add(FormAct.post(enctype).into("hidden"));
    }
    var post = FormAct.post(Enctype.URL_ENCODED);
    add(post.rel("noreferrer"));
    for (var with : FormAct.EXTRAS) {
      add(post.with(with));
      add(FormAct.post(Enctype.MULTIPART).with(with));
    }
    add(Manner.NO_REFERRER, Place.PAGE, Way.STRAIGHT, Talks.of("beacon"));
    for (var manner : List.of(Manner.NO_REFERRER, Manner.UNSAFE_URL)) {
      add(manner, Place.PAGE, Way.STRAIGHT, post);
      add(manner, Place.PAGE, Way.STRAIGHT, FormAct.post(Enctype.TEXT));
      add(manner, Place.PAGE, Way.STRAIGHT, post.into("hidden"));
      add(manner, Place.PAGE, Way.STRAIGHT, Tours.of("navigate"));
    }
  }

  private void elsewhere() {
    for (var method : words.methods()) {
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, CORS, SAME_ORIGIN));
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, CORS, INCLUDE));
    }
    for (var method : List.of("GET", "HEAD", "POST")) {
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, NO_CORS, SAME_ORIGIN));
      add(Place.SANDBOXED, Way.STRAIGHT, FetchCall.of(method, NO_CORS, INCLUDE));
    }
    for (var act :
        List.of(
            FormAct.post(Enctype.URL_ENCODED),
            FormAct.post(Enctype.URL_ENCODED).into("_blank"),
            FormAct.post(Enctype.URL_ENCODED).into("hidden"),
            FormAct.post(Enctype.TEXT),
            Tours.of("navigate"),
            Tours.of("open"),
            Tours.of("click"),
            Tours.of("iframe"),
            Tours.of("iframe-credentialless"),
            Tours.of("object"),
            Tours.of("ping"),
            Talks.of("beacon"),
            Talks.of("beacon-json-blob"),
            Talks.of("websocket"),
            Talks.of("event-source-include"),
            Loads.of("img"),
            Loads.of("img-anonymous"),
            Loads.of("img-use-credentials"),
            Loads.of("script"),
            Loads.of("font"),
            Loads.of("video"),
            Loads.of("video-anonymous"),
            Loads.of("video-use-credentials"),
            Loads.of("prefetch"))) {
      add(Place.SANDBOXED, Way.STRAIGHT, act);
    }
    for (var place : List.of(Place.WORKER, Place.DATA_WORKER)) {
      add(place, Way.STRAIGHT, FetchCall.of("GET", CORS, INCLUDE));
      add(place, Way.STRAIGHT, FetchCall.of("POST", NO_CORS, INCLUDE));
      add(place, Way.STRAIGHT, Talks.of("websocket"));
    }
    add(Place.DATA_FRAME, Way.STRAIGHT, FormAct.post(Enctype.URL_ENCODED));
    add(Place.DATA_FRAME, Way.STRAIGHT, Tours.of("navigate"));
  }

  private void redirected() {
    // WebKit sends no metadata after a redirect, and without a referrer nothing says who asks.
    for (var method : List.of("GET", "HEAD")) {
      for (var credentials : List.of(SAME_ORIGIN, INCLUDE)) {
        add(
            Place.PAGE,
            Way.TEMPORARY,
            FetchCall.of(method, CORS, credentials).with(ReferrerPolicy.NO_REFERRER));
      }
    }
    for (var method : words.methods()) {
      add(Place.PAGE, Way.TEMPORARY, FetchCall.of(method, CORS, SAME_ORIGIN));
      add(Place.PAGE, Way.TEMPORARY, FetchCall.of(method, CORS, INCLUDE));
    }
    for (var method : List.of("GET", "HEAD", "POST")) {
      add(Place.PAGE, Way.TEMPORARY, FetchCall.of(method, NO_CORS, SAME_ORIGIN));
      add(Place.PAGE, Way.TEMPORARY, FetchCall.of(method, NO_CORS, INCLUDE));
    }
    for (var field : words.fields()) {
      add(Place.PAGE, Way.TEMPORARY, FetchCall.of("GET", CORS, SAME_ORIGIN).with(field));
    }
    add(Place.PAGE, Way.TEMPORARY, FetchCall.of("GET", CORS, INCLUDE).with(Field.TOKEN));
    add(Place.PAGE, Way.TEMPORARY, FetchCall.of("HEAD", CORS, SAME_ORIGIN).with(Field.TOKEN));
    add(Place.PAGE, Way.FOUND, FetchCall.of("POST", NO_CORS, INCLUDE));
    add(Place.PAGE, Way.SEE_OTHER, FetchCall.of("PUT", CORS, INCLUDE));
    add(Place.PAGE, Way.SEE_OTHER, Talks.of("beacon-json-blob"));
    for (var act :
        List.of(
            FormAct.post(Enctype.URL_ENCODED).into("hidden"),
            Tours.of("click"),
            Tours.of("iframe"),
            Tours.of("object"),
            Loads.of("img"),
            Loads.of("video-anonymous"),
            Talks.of("beacon-json-blob"))) {
      add(Place.SANDBOXED, Way.TEMPORARY, act);
    }
    add(Place.SANDBOXED, Way.FOUND, Tours.of("ping"));
    add(Place.SANDBOXED, Way.FOUND, Loads.of("prefetch"));
    add(Place.SANDBOXED, Way.SEE_OTHER, Talks.of("beacon-json-blob"));
    for (var act :
        List.of(
            FetchCall.of("POST", CORS, INCLUDE).with(Content.JSON_BLOB),
            FormAct.post(Enctype.URL_ENCODED),
            FormAct.post(Enctype.TEXT),
            FormAct.post(Enctype.URL_ENCODED).into("hidden"),
            Tours.of("navigate"),
            Tours.of("click"),
            Tours.of("iframe"),
            Tours.of("iframe-credentialless"),
            Tours.of("object"),
            Loads.of("img"),
            Loads.of("script"),
            Loads.of("video"),
            Loads.of("video-use-credentials"),
            Loads.of("prefetch"),
            Talks.of("beacon-text"),
            Talks.of("beacon-json-blob"),
            Talks.of("import-scripts"))) {
      add(Place.PAGE, Way.TEMPORARY, act);
    }
  }
}
