package dev.cordon.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of our packages a package may know: the module table of the design, finer where one module
 * holds several packages. Everything outside {@code dev.cordon} is the business of the poms, but
 * for web and core, which may know the JDK alone.
 */
record Arrows(String from, List<String> to, boolean jdkOnly) {

  /** Every package of the product. A package that is not listed here fails the test that counts. */
  static final List<Arrows> ALL =
      List.of(
          library("web"),
          library("policy", "web"),
          library("session", "web"),
          library("guard", "policy", "session", "web"),
          library("browser", "web"),
          library("proof", "browser", "guard", "policy", "session", "web"),
          application("config", "guard", "policy", "session", "web"),
          application("vertx", "guard", "policy", "session", "web"),
          application("servlet", "config", "guard", "policy", "session", "web"),
          application("spring", "servlet", "config", "guard", "policy", "session", "web"),
          application("gateway", "vertx", "config", "guard", "policy", "session", "web"),
          application("testkit", "browser", "web"),
          application("examples"),
          application("rig"),
          application(
              "cli",
              "rig",
              "proof",
              "browser",
              "examples",
              "gateway",
              "vertx",
              "config",
              "guard",
              "policy",
              "session",
              "web"));

  private static Arrows library(String from, String... to) {
    return new Arrows(from, List.of(to), true);
  }

  private static Arrows application(String from, String... to) {
    return new Arrows(from, List.of(to), false);
  }

  ArchRule rule() {
    return classes()
        .that()
        .resideInAPackage(inside(from))
        .should()
        .onlyDependOnClassesThat(allowed())
        .because("the arrows between the modules point one way");
  }

  private DescribedPredicate<JavaClass> allowed() {
    var ours = Stream.concat(Stream.of(from), to.stream()).map(Arrows::inside).toList();
    var packages =
        JavaClass.Predicates.resideInAnyPackage(ours.toArray(String[]::new))
            .or(
                JavaClass.Predicates.resideInAnyPackage(
                    "java..", "javax.crypto..", "javax.net.ssl..", "org.jspecify.."));
    return jdkOnly
        ? packages
        : packages.or(
            describe("are not ours", type -> !type.getPackageName().startsWith("dev.cordon")));
  }

  private static String inside(String name) {
    return "dev.cordon." + name + "..";
  }

  @Override
  public String toString() {
    return from + " knows " + (to.isEmpty() ? "none of our packages" : String.join(", ", to));
  }
}
