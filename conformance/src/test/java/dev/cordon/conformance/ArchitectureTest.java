package dev.cordon.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the code of the product may know and do, read from its bytecode. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.cordon");

  @Nested
  class The_arrows_between_the_modules {
    private static final List<Arrows> ARROWS = Arrows.ALL;

    @ParameterizedTest(name = "{0}")
    @FieldSource("ARROWS")
    void point_one_way(Arrows arrows) {
      arrows.rule().check(PRODUCT);
    }

    @Test
    void leave_no_package_out() {
      var listed =
          Arrows.ALL.stream().map(Arrows::from).collect(Collectors.toCollection(TreeSet::new));
      var present =
          PRODUCT.stream()
              .map(type -> type.getPackageName().split("\\.", 4)[2])
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(present).isEqualTo(listed);
    }

    @Test
    void fail_where_one_points_the_other_way() {
      var backwards = new Arrows("guard", List.of("web"), true);
      assertRefused(backwards.rule(), "dev.cordon.policy");
    }

    @Test
    void fail_where_a_library_knows_more_than_the_jdk() {
      var strict = new Arrows("config", List.of("guard", "policy", "session", "web"), true);
      assertRefused(strict.rule(), "org.snakeyaml");
    }

    @Test
    void have_no_cycles_within_a_module() {
      var withoutExamples =
          PRODUCT.that(JavaClass.Predicates.resideOutsideOfPackage("dev.cordon.examples.."));
      slices().matching("dev.cordon.(**)").should().beFreeOfCycles().check(withoutExamples);
    }
  }

  /** CVE class C2: an origin matched by a regular expression with a dot that was not escaped. */
  @Nested
  class Regular_expressions {
    @Test
    void judge_nothing() {
      noClasses()
          .that()
          .resideInAnyPackage("dev.cordon.web..", "dev.cordon.policy..", "dev.cordon.guard..")
          .and()
          .doNotHaveFullyQualifiedName("dev.cordon.policy.OriginReader") // objects, never admits
          .and()
          .doNotHaveFullyQualifiedName("dev.cordon.policy.OriginSpelling") // says what was meant
          .and()
          .doNotHaveFullyQualifiedName("dev.cordon.policy.Quote") // hides passwords in messages
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.regex..")
          .orShould()
          .callMethod(String.class, "matches", String.class)
          .because("origins, hosts and paths are parsed, never matched by a pattern language")
          .check(PRODUCT);
    }

    @Test
    void rewrite_nothing_that_comes_with_a_request() {
      noClasses()
          .that()
          .resideInAnyPackage("dev.cordon.web..", "dev.cordon.guard..")
          .should()
          .callMethod(String.class, "replaceAll", String.class, String.class)
          .orShould()
          .callMethod(String.class, "replaceFirst", String.class, String.class)
          .because("what is cleaned once can be made to need cleaning twice")
          .check(PRODUCT);
    }

    @Test
    void are_seen_where_they_are_used() {
      assertRefused(
          noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex.."),
          "java.util.regex");
    }
  }

  @Nested
  class Secrets {
    @Test
    void are_compared_in_constant_time() {
      noClasses()
          .that()
          .resideInAPackage("dev.cordon.session..")
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
          .because("how long a comparison of secrets takes must not tell where they differ")
          .check(PRODUCT);
    }

    @Test
    void are_compared_by_the_jdk() {
      classes()
          .that()
          .haveFullyQualifiedName("dev.cordon.session.SessionSeal")
          .should()
          .callMethod(java.security.MessageDigest.class, "isEqual", byte[].class, byte[].class)
          .check(PRODUCT);
    }
  }

  @Nested
  class The_guard_and_the_policy {
    @Test
    void read_no_clock_of_their_own() {
      noClasses()
          .that()
          .resideInAnyPackage("dev.cordon.policy..", "dev.cordon.guard..", "dev.cordon.session..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("the same input gives the same decision: clock and entropy are handed in")
          .check(PRODUCT);
    }

    @Test
    void open_no_connection() {
      noClasses()
          .that()
          .resideInAnyPackage("dev.cordon.policy..", "dev.cordon.guard..", "dev.cordon.web..")
          .and()
          .doNotHaveFullyQualifiedName(
              "dev.cordon.policy.Network") // hands over IPv6 in brackets only
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.URL")
          .orShould()
          .callMethod(java.net.InetAddress.class, "getByName", String.class)
          .orShould()
          .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
          .because("a name that comes with a request is never looked up")
          .check(PRODUCT);
    }
  }

  @Test
  void nothing_is_kept_in_a_static_field_that_can_change() {
    var changing =
        PRODUCT.stream()
            .filter(
                type ->
                    type.getPackageName().matches("dev\\.cordon\\.(web|policy|guard|session).*"))
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(field -> field.getFullName())
            .toList();
    assertThat(changing).isEmpty();
  }

  @Test
  void no_class_is_named_after_what_it_does_not_say() {
    var vague =
        PRODUCT.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.matches(".*(Impl|Manager|Helper|Utils?)"))
            .toList();
    assertThat(vague).isEmpty();
  }

  /** The canary: a rule that the product breaks must fail, and say where. */
  private static void assertRefused(ArchRule rule, String evidence) {
    assertThatThrownBy(() -> rule.check(PRODUCT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(evidence);
  }
}
