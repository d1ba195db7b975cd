package dev.cordon.comparison.asif;

import dev.cordon.proof.asif.AsIf;
import dev.cordon.proof.server.Server;
import dev.cordon.web.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A product at an origin of this scheme: TLS ends in it, or before it and it was told so. */
record Setting(AsIf.Name name, String scheme) {

  /** All whose decisions differ: Jetty, Vert.x and nginx look at no scheme. */
  static Stream<Setting> all() {
    return Stream.concat(
        Stream.of(AsIf.Name.values()).map(name -> new Setting(name, "http")),
        Stream.of(
            new Setting(AsIf.Name.SPRING_SECURITY, "https"),
            new Setting(AsIf.Name.TOMCAT, "https")));
  }

  /** What the product did with each row, in their order, and how it set the session's cookie. */
  record Observed(List<Outcome> outcomes, String cookie) {}

  Observed observe(Path folder) throws Exception {
    try (var real = start(folder)) {
      var alice = real.visit(Visitor.ALICE);
      var mallory = real.visit(Visitor.MALLORY);
      var outcomes = new ArrayList<Outcome>();
      for (var row : rows()) {
        var answer = row.send(real, text -> Visit.fill(text, alice, mallory));
        outcomes.add(Outcome.of(answer, real.application().take()));
      }
      return new Observed(List.copyOf(outcomes), alice.attributes());
    }
  }

  RealServer start(Path folder) throws Exception {
    return switch (name) {
      case SPRING_SECURITY -> RealSpring.start(scheme);
      case TOMCAT -> RealTomcat.start(folder, scheme);
      case JETTY -> RealJetty.start(scheme);
      case VERTX -> RealVertx.start();
      case NGINX_REFLECT -> RealNginx.start(folder);
    };
  }

  List<Row> rows() {
    return Table.of(scheme);
  }

  Server model() {
    return AsIf.of(name, Origin.parse(scheme + "://" + Table.HOST));
  }

  /** The cookie as the model of a login sets it. */
  Visit modelVisit() {
    var cookies =
        model().logins().stream().flatMap(login -> login.setCookies().stream()).distinct().toList();
    if (cookies.size() != 1) {
      throw new IllegalStateException(this + " has no one session cookie: " + cookies);
    }
    return new Visit(cookies.get(0), AsIf.tokenOfUser(name));
  }

  /** What the model says of each row, in their order. */
  List<Outcome> modelled() {
    var model = model();
    var alice = modelVisit();
    var mallory = new Visit("session=" + AsIf.sessionOfAnother(), model.tokenOfAnother());
    return rows().stream()
        .map(row -> row.request(scheme, text -> Visit.fill(text, alice, mallory)))
        .map(request -> Outcome.of(model.serve(request, "text/plain")))
        .toList();
  }

  @Override
  public String toString() {
    return name + " at " + scheme;
  }
}
