package dev.cordon.testkit.contract;

import static dev.cordon.testkit.contract.Attack.write;

import dev.cordon.browser.Seen;
import dev.cordon.browser.fetch.Credentials;
import dev.cordon.testkit.Form;
import dev.cordon.testkit.Move;
import dev.cordon.testkit.Page;
import java.util.LinkedHashMap;
import java.util.List;

/** CSRF tokens stolen from a page that can be read, and planted by a subdomain. */
final class TokenAttacks {
  /** Under which names the frameworks keep and expect a token that is compared with a cookie. */
  private static final List<String> COOKIES =
      List.of("XSRF-TOKEN", "csrf", "csrftoken", "_csrf", "CSRF-TOKEN", "csrf_token");

  private static final List<String> FIELDS =
      List.of("_csrf", "csrf", "csrfmiddlewaretoken", "authenticity_token", "csrf_token", "_token");

  private TokenAttacks() {}

  static List<Attack<Write>> list() {
    return List.of(
        write(
                "R01-token-theft",
                "evil.example reads the token out of the application's page, and uses it",
                (scene, write) -> steal(scene, write, scene.evil()))
            .on(TokenAttacks::hasTokenPage, "the route takes no token from a page"),
        write(
                "R01-token-theft-from-sibling",
                "a hacked subdomain reads the token out of the application's page, and uses it",
                (scene, write) -> steal(scene, write, scene.sibling()))
            .on(TokenAttacks::hasTokenPage, "the route takes no token from a page")
            .fromSibling(),
        write(
                "W19-tossed-token",
                "a hacked subdomain plants the cookie that a form's token is compared with",
                (scene, write) -> toss(scene, write).submitForm(tossedForm(scene, write)))
            .fromSibling(),
        write(
                "W19-tossed-token-header",
                "a hacked subdomain plants the cookie that a header is compared with",
                (scene, write) ->
                    toss(scene, write)
                        .fetch(
                            OwnPage.target(scene.url(write.path()), write),
                            init -> {
                              var headers = new LinkedHashMap<>(write.ownPage().headers());
                              headers.put(header(write), "tossed");
                              OwnPage.describe(init, write, java.util.Map.of(), headers);
                              init.credentials(Credentials.INCLUDE);
                            }))
            .fromSibling(),
        write(
                "W23-empty-token",
                "a form of a hacked subdomain whose token is empty",
                (scene, write) -> {
                  var form = FormAttacks.form(scene, write);
                  for (var name : FIELDS) {
                    form = form.field(name, "");
                  }
                  return scene.sibling().submitForm(form);
                })
            .fromSibling(),
        write(
                "W23-token-of-another-session",
                "a form of a hacked subdomain with the attacker's own token",
                (scene, write) -> {
                  var page = String.valueOf(write.ownPage().tokenPage());
                  var mine = scene.somebodyElse().model().visit(scene.url(page));
                  var answer = mine.exchanges().get(mine.exchanges().size() - 1).response();
                  var fields = new LinkedHashMap<String, String>();
                  OwnPage.tokens(
                      answer == null ? "" : answer.body().text(), fields, new LinkedHashMap<>());
                  return scene.sibling().submitForm(FormAttacks.form(scene, write).fields(fields));
                })
            .on(TokenAttacks::hasTokenPage, "the route takes no token from a page")
            .fromSibling());
  }

  private static boolean hasTokenPage(Write write) {
    return write.ownPage().tokenPage() != null;
  }

  private static Move steal(Scene scene, Write write, Page page) {
    var read = page.fetchWithCookies(scene.url(String.valueOf(write.ownPage().tokenPage())));
    if (!(read.trace().seen() instanceof Seen.Readable readable)) {
      return read;
    }
    scene.note(read);
    var fields = new LinkedHashMap<String, String>();
    var headers = new LinkedHashMap<>(write.ownPage().headers());
    OwnPage.tokens(readable.body().text(), fields, headers);
    return page.fetch(
        OwnPage.target(scene.url(write.path()), write),
        init -> {
          OwnPage.describe(init, write, fields, headers);
          init.credentials(Credentials.INCLUDE);
        });
  }

  private static Page toss(Scene scene, Write write) {
    var page = scene.sibling();
    var names = new java.util.TreeSet<>(COOKIES);
    var own = write.ownPage().tokenCookie();
    if (own != null) {
      names.add(own);
    }
    for (var name : names) {
      page.setCookie(name + "=tossed; Path=/; Domain=" + scene.domain());
      page.setCookie(name + "=tossed; Path=" + write.path() + "; Domain=" + scene.domain());
    }
    return page;
  }

  private static Form tossedForm(Scene scene, Write write) {
    var form = FormAttacks.form(scene, write);
    for (var name : FIELDS) {
      form = form.field(name, "tossed");
    }
    return form;
  }

  private static String header(Write write) {
    var own = write.ownPage().tokenHeader();
    return own == null ? "X-XSRF-TOKEN" : own;
  }
}
