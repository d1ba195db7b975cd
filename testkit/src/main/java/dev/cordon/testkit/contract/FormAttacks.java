package dev.cordon.testkit.contract;

import static dev.cordon.testkit.contract.Attack.write;

import dev.cordon.testkit.Form;
import dev.cordon.testkit.Page;
import java.time.Duration;
import java.util.List;

/** Forms and links: navigations, with which young and SameSite=Lax cookies go along. */
final class FormAttacks {
  private static final String NO_FIELDS = "the route names no fields";

  private FormAttacks() {}

  static List<Attack<Write>> list() {
    return List.of(
        withFields(
            write(
                "W01-form-urlencoded",
                "a form of evil.example that submits itself",
                (scene, write) -> scene.evil().submitForm(form(scene, write)))),
        withFields(
            write(
                "W01-form-by-user",
                "a form of evil.example whose button the user presses",
                (scene, write) -> scene.evil().submitForm(form(scene, write).byUser()))),
        withFields(
            write(
                "W01-form-into-frame",
                "a form of evil.example into a frame that nobody sees",
                (scene, write) -> scene.evil().submitForm(form(scene, write).target("hidden")))),
        withFields(
            write(
                "W01-form-in-popup",
                "a form of evil.example into a new window",
                (scene, write) -> scene.evil().submitForm(form(scene, write).target("_blank")))),
        write(
            "W02-form-text-plain",
            "a text/plain form of evil.example whose body is valid JSON",
            (scene, write) -> scene.evil().submitForm(jsonForm(scene, write))),
        withFields(
            write(
                "W05-form-multipart",
                "a multipart form of evil.example",
                (scene, write) -> scene.evil().submitForm(form(scene, write).multipart()))),
        withFields(
            write(
                "W14-form-after-three-minutes",
                "a form of evil.example, three minutes after the login",
                (scene, write) -> {
                  scene.victim().advance(Duration.ofMinutes(3));
                  return scene.evil().submitForm(form(scene, write));
                })),
        withFields(
            write(
                "W32-form-no-referrer",
                "a form of evil.example without a referrer, whose Origin is null",
                (scene, write) ->
                    scene
                        .victim()
                        .page(
                            Scene.EVIL + "/", page -> page.header("Referrer-Policy", "no-referrer"))
                        .submitForm(form(scene, write)))),
        withFields(
            write(
                "W32-form-sandboxed",
                "a form in a sandboxed frame of evil.example, whose Origin is null",
                (scene, write) ->
                    scene
                        .evil()
                        .sandboxedFrame()
                        .submitForm(form(scene, write).target("_top").byUser()))),
        withFields(
            write(
                "W32-form-in-data-frame",
                "a form in a data: frame of evil.example, into that frame",
                (scene, write) -> scene.evil().dataFrame().submitForm(form(scene, write)))),
        withFields(
            write(
                "W32-form-redirected",
                "a form that a third site passes on with status 307, whose Origin is null",
                (scene, write) ->
                    scene
                        .evil()
                        .submitForm(
                            Form.post(Scene.bouncing(scene.url(write.path())))
                                .fields(write.fields())))),
        write(
                "W10-override-field",
                "a form of evil.example whose field _method says what POST is meant to be",
                (scene, write) ->
                    scene.evil().submitForm(form(scene, write).field("_method", write.method())))
            .on(FormAttacks::hasOtherMethod, "the route is no PUT, PATCH or DELETE"),
        write(
                "W10-override-query",
                "a link of evil.example whose _method says what GET is meant to be",
                (scene, write) ->
                    scene.evil().click(scene.url(write.path()) + "?_method=" + write.method()))
            .on(FormAttacks::hasOtherMethod, "the route is no PUT, PATCH or DELETE"),
        write(
            "W08-navigation",
            "evil.example sends the user to the route, everything in the query",
            (scene, write) -> scene.evil().navigate(asQuery(scene, write))),
        write(
            "W08-link",
            "a link of evil.example to the route, which the user clicks",
            (scene, write) -> scene.evil().click(asQuery(scene, write))),
        write(
            "W08-popup",
            "evil.example opens the route in a window of its own",
            (scene, write) -> scene.evil().open(asQuery(scene, write))),
        sibling(
            "W16-form-from-sibling",
            "a form of a hacked subdomain, which SameSite=Strict lets by",
            (scene, write) -> scene.sibling().submitForm(form(scene, write))),
        sibling(
            "W16-text-plain-from-sibling",
            "a text/plain form of a hacked subdomain whose body is JSON",
            (scene, write) -> scene.sibling().submitForm(jsonForm(scene, write))),
        sibling(
            "W16-navigation-from-sibling",
            "a hacked subdomain sends the user to the route, everything in the query",
            (scene, write) -> scene.sibling().navigate(asQuery(scene, write))),
        write(
                "W16-form-from-http-sibling",
                "a form of an http page under the site's name, which anybody on the line can write",
                (scene, write) -> httpSibling(scene).submitForm(form(scene, write)))
            .fromSibling()
            .where(Scene::isHttps, "the application is not on https")
            .on(write -> !write.fields().isEmpty(), NO_FIELDS),
        write(
                "R08-form-from-http-self",
                "a form of an http page under the application's own name",
                (scene, write) ->
                    scene.at("http://" + scene.own().host()).submitForm(form(scene, write)))
            .where(Scene::isHttps, "the application is not on https")
            .on(write -> !write.fields().isEmpty(), NO_FIELDS),
        withFields(
            write(
                "W16-form-from-other-port",
                "a form of another service on the same host",
                (scene, write) -> otherPort(scene).submitForm(form(scene, write)))));
  }

  private static Attack<Write> sibling(
      String id,
      String sentence,
      java.util.function.BiFunction<Scene, Write, dev.cordon.testkit.Move> move) {
    return write(id, sentence, move).fromSibling();
  }

  private static Attack<Write> withFields(Attack<Write> attack) {
    return attack.on(write -> !write.fields().isEmpty(), NO_FIELDS);
  }

  static boolean hasOtherMethod(Write write) {
    return !write.isGet() && !write.method().equals("POST");
  }

  static Form form(Scene scene, Write write) {
    return Form.post(scene.url(write.path())).fields(write.fields());
  }

  private static Form jsonForm(Scene scene, Write write) {
    return Form.post(scene.url(write.path()))
        .plainText()
        .field(Bodies.jsonUpToLastValue(write), "\"}");
  }

  static String asQuery(Scene scene, Write write) {
    return Bodies.withQuery(scene.url(write.path()), write.fields());
  }

  static Page httpSibling(Scene scene) {
    return scene.at("http://blog-of-somebody." + scene.domain());
  }

  static Page otherPort(Scene scene) {
    return scene.at(scene.own().scheme() + "://" + scene.own().host() + ":9443");
  }
}
