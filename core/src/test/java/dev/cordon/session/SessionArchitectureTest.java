package dev.cordon.session;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Mac;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The session package, in its byte code")
class SessionArchitectureTest {
  private static final JavaClasses MAIN = new ClassFileImporter().importPath(mainClasses());

  private static final JavaClasses CANARIES =
      new ClassFileImporter().importClasses(NaiveVerifier.class);

  /** Comparisons of bytes that stop at the first difference. */
  private static final ArchRule CONSTANT_TIME =
      noClasses()
          .that(DescribedPredicate.not(named("SealedSession"))) // Its bound key is a public key.
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "compare", byte[].class, byte[].class)
          .orShould()
          .callMethod(Arrays.class, "mismatch", byte[].class, byte[].class)
          .orShould()
          .callMethod(java.util.Objects.class, "deepEquals", Object.class, Object.class)
          .allowEmptyShould(true);

  /** Whoever opens or verifies compares by {@link MessageDigest#isEqual}. */
  private static final ArchRule VERIFIERS_USE_IS_EQUAL =
      classes().that(verify()).should(call(MessageDigest.class, "isEqual"));

  /** Where the build put this package, wherever that is; the tests' classes lie elsewhere. */
  private static Path mainClasses() {
    try {
      URI classes = SessionSeal.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(classes).resolve("dev/cordon/session");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DescribedPredicate<JavaClass> named(String simpleName) {
    return DescribedPredicate.describe(
        "is " + simpleName, type -> type.getSimpleName().equals(simpleName));
  }

  private static DescribedPredicate<JavaClass> verify() {
    return DescribedPredicate.describe(
        "read a tag or a proof",
        type ->
            !type.isInterface()
                && type.getMethods().stream()
                    .filter(
                        method -> Set.of("open", "openOrNull", "verify").contains(method.getName()))
                    .map(method -> method.getRawParameterTypes().get(0))
                    .anyMatch(
                        first ->
                            first.isEquivalentTo(String.class)
                                || first.isEquivalentTo(byte[].class)));
  }

  private static ArchCondition<JavaClass> call(Class<?> owner, String method) {
    return new ArchCondition<>("call " + owner.getSimpleName() + "." + method) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean calls =
            type.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .anyMatch(
                    target ->
                        target.getOwner().isEquivalentTo(owner) && target.getName().equals(method));
        events.add(
            new SimpleConditionEvent(
                type, calls, type.getName() + (calls ? " calls it" : " does not")));
      }
    };
  }

  /** What the rules must find. */
  static final class NaiveVerifier {
    boolean verify(byte[] tag, byte[] sent) {
      return Arrays.equals(tag, sent);
    }
  }

  @Test
  @DisplayName("CVE-2018-1000119, W24: no bytes are compared but in constant time")
  void constantTime() {
    assertThatCode(() -> CONSTANT_TIME.check(MAIN)).doesNotThrowAnyException();
    assertThatCode(() -> VERIFIERS_USE_IS_EQUAL.check(MAIN)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("and the rules that say so find a naive comparison")
  void canaries() {
    assertThatThrownBy(() -> CONSTANT_TIME.check(CANARIES)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> VERIFIERS_USE_IS_EQUAL.check(CANARIES))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  @DisplayName("depends on the JDK alone: neither the policy nor the guard is known here")
  void dependencies() {
    ArchRule alone =
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.cordon.session..", "java..", "javax.crypto..", "org.jspecify..");
    alone.check(MAIN);
    assertThatThrownBy(
            () -> alone.check(new ClassFileImporter().importClasses(SessionArchitectureTest.class)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  @DisplayName("computes a Mac in two places only, so that who verifies goes through them")
  void macs() {
    noClasses()
        .that(DescribedPredicate.not(named("SubKey")).and(DescribedPredicate.not(named("Hkdf"))))
        .and(
            DescribedPredicate.not(
                named("SynchronizerTokens"))) // Its keys are one for each session.
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "a Mac",
                (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(Mac.class)))
        .check(MAIN);
  }
}
