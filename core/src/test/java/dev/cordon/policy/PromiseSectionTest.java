package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static dev.cordon.policy.Drafts.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.policy.Promise.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code never} promises, and what is said of a sentence that promises nothing. */
class PromiseSectionTest {

  private static final String A = "https://a.example";
  private static final String B = "https://b.example";

  private static List<Promise> promises(String... sentences) {
    Policy policy = Drafts.bank(p -> p.never(sentences)).build();
    assertThat(policy.warnings()).isEmpty();
    return policy.promises();
  }

  private static Promise promise(String sentence) {
    List<Promise> promises = promises(sentence);
    assertThat(promises).hasSize(1);
    return promises.get(0);
  }

  @Test
  void a_policy_promises_nothing_that_is_not_written() {
    assertThat(Drafts.bank(p -> {}).build().promises()).isEmpty();
  }

  @Test
  void sentences_keep_their_order_their_text_and_their_place() {
    List<Promise> promises =
        promises(
            "nothing embeds /admin/**", "\n no other site  writes\tto /** ", "nothing reads /x");

    assertThat(promises)
        .extracting(Promise::text)
        .containsExactly(
            "nothing embeds /admin/**", "no other site writes to /**", "nothing reads /x");
    assertThat(promises)
        .extracting(Promise::place)
        .containsExactly("never[0]", "never[1]", "never[2]");
    assertThat(promises)
        .hasToString("[" + String.join(", ", promises.stream().map(Promise::text).toList()) + "]");
  }

  @Test
  void all_of_them_are_added_up() {
    Policy policy =
        Drafts.bank(p -> p.never("nothing reads /a").never(List.of("nothing reads /b"))).build();

    assertThat(policy.promises()).hasToString("[nothing reads /a, nothing reads /b]");
    assertThatThrownBy(() -> policy.promises().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_promise_keeps_the_exceptions_that_it_was_given() {
    List<OriginPattern> except = new ArrayList<>(promise("only " + A + " reads /x").except());
    Promise promise =
        new Promise("never[0]", "x", except, Deed.READ, PathPattern.parse("/x"), false);

    except.clear();

    assertThat(promise.except()).hasSize(1);
  }

  @Nested
  class Who {
    @ParameterizedTest(name = "{0} excepts nobody")
    @ValueSource(strings = {"no other site", "no other sites", "nothing"})
    void a_subject_without_origins_means_every_other_site(String subject) {
      assertThat(promise(subject + " reads /x").except()).isEmpty();
    }

    static Stream<String> lists() {
      return Stream.of(
          A + " and " + B,
          A + ", " + B,
          A + "," + B,
          A + " , " + B,
          A + " ," + B,
          A + ", and " + B);
    }

    @ParameterizedTest(name = "only {0}")
    @MethodSource("lists")
    void origins_are_listed_with_commas_or_and(String list) {
      assertThat(promise("only " + list + " read /x").except())
          .extracting(OriginPattern::toString)
          .containsExactly(A, B);
    }

    @Test
    void origins_may_be_patterns_as_everywhere() {
      Promise promise =
          promise("only " + A + ", https://*.b.example, and http://localhost:* reads /x");

      assertThat(promise.except())
          .extracting(OriginPattern::toString)
          .containsExactly(A, "https://*.b.example", "http://localhost:*");
    }

    @Test
    void an_exception_grants_nothing_so_it_is_not_judged_as_a_grant() {
      // Each of these is a fault or a warning where an origin is trusted.
      assertThat(
              said(
                  p ->
                      p.never(
                          "only http://app.example reads /a with credentials",
                          "only https://*.app.example reads /a",
                          "only http://localhost reads /a")))
          .isEmpty();
    }

    @Test
    void own_origins_need_not_be_listed_and_may_be() {
      assertThat(said(p -> p.never("only https://bank.example reads /x"))).isEmpty();
    }

    @Test
    void an_origin_listed_twice_is_a_warning() {
      assertThat(said(p -> p.never("only " + A + ", " + A + " reads /x")))
          .containsExactly("duplicate at never[0]");
      assertThat(said(p -> p.never("only https://*.a.example, https://x.a.example reads /x")))
          .containsExactly("origin-redundant at never[0]");
    }
  }

  @Nested
  class WhatAndWhere {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "reads, READ",
      "read, READ",
      "writes to, WRITE",
      "write to, WRITE",
      "embeds, EMBED",
      "embed, EMBED",
      "opens sockets at, CONNECT",
      "open sockets at, CONNECT"
    })
    void a_verb_is_taken_in_either_number(String verb, Deed deed) {
      assertThat(promise("nothing " + verb + " /x").deed()).isEqualTo(deed);
      assertThat(promise("only " + A + " and " + B + " " + verb + " /x").deed()).isEqualTo(deed);
    }

    @ParameterizedTest(name = "the verb of {0}")
    @ValueSource(strings = {"READ", "WRITE", "EMBED", "CONNECT"})
    void a_deed_names_its_verb(Deed deed) {
      assertThat(promise("no other site " + deed.verb() + " /x").deed()).isEqualTo(deed);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/**", "/api/*/x", "/", "/a,b", "/a.b", "/login%2E"})
    void the_path_is_a_pattern_as_everywhere(String path) {
      assertThat(promise("nothing reads " + path).path()).isEqualTo(PathPattern.parse(path));
    }

    @Test
    void with_credentials_is_said_of_reading_and_writing() {
      assertThat(promise("nothing reads /x with credentials").withCredentials()).isTrue();
      assertThat(promise("nothing writes to /x with credentials").withCredentials()).isTrue();
      assertThat(promise("nothing reads /x").withCredentials()).isFalse();
      assertThat(promise("nothing embeds /x").withCredentials()).isFalse();
    }

    @Test
    void quirks_of_targets_hold_for_the_path_too() {
      assertThat(said(p -> p.never("nothing reads /a%2Fb")))
          .containsExactly("path-ambiguous at never[0]");
      assertThat(said(p -> p.allow(TargetQuirk.ENCODED_SLASH).never("nothing reads /a%2Fb")))
          .isEmpty();
    }
  }

  @Nested
  class ASentenceSaidTwice {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "nothing reads /x | nothing reads /x",
          "nothing reads /x | no other site reads /x",
          "nothing reads /x | no other sites read /x",
          "nothing reads /a/%7Ex | nothing reads /a/~x",
          "only https://a.example, https://b.example reads /x"
              + " | only https://b.example and https://a.example read /x",
          "nothing reads /x with credentials | no other site reads /x with credentials"
        })
    void is_a_warning_and_stands_once(String first, String second) {
      PolicyFault fault = the(Code.DUPLICATE, p -> p.never(first, second));

      assertThat(fault.place()).isEqualTo("never[1]");
      assertThat(fault.problem())
          .isEqualTo("the sentence \"" + second + "\" says the same as never[0]");
      assertThat(Drafts.bank(p -> p.never(first, second)).build().promises())
          .extracting(Promise::text)
          .containsExactly(first);
    }

    @ParameterizedTest(name = "{0} says something else")
    @ValueSource(
        strings = {
          "nothing reads /x with credentials",
          "nothing writes to /x",
          "nothing reads /x/",
          "only https://a.example reads /x"
        })
    void is_not_one_that_differs(String other) {
      assertThat(promises("nothing reads /x", other)).hasSize(2);
    }
  }
}
