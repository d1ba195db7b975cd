package dev.cordon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.policy.PolicyFault.Code;
import dev.cordon.policy.Promise.Deed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of sentences that are no promises. */
class PromiseReaderTest {

  private static final String WORDS =
      "write one of reads, writes to, embeds, opens sockets at, and a path";
  private static final String SUBJECTS =
      "write it as \"no other site writes to /**\" or \"only https://app.example reads /api/**\"";
  private static final Pattern SENTENCE = Pattern.compile("write \"([^\"]+)\" instead.*");

  /** The only thing that is said of the sentence. */
  private static PolicyFault faultOf(String sentence) {
    List<PolicyFault> faults = Drafts.complaints(p -> p.never(sentence)).toList();
    assertThat(faults).as(sentence).hasSize(1);
    PolicyFault fault = faults.get(0);
    assertThat(fault.place()).isEqualTo("never[0]");
    return fault;
  }

  @Nested
  class AWordThatWasNotExpected {
    @ParameterizedTest(name = "{0}: {2} for {1}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "no site writes to /x       | site | `\"other\"`",
          "no one writes to /x        | one | `\"other\"`",
          "no other writes to /x      | writes | `\"site\"`",
          "no other origin reads /x   | origin | `\"site\"`",
          "foreign pages write to /x  | foreign | `\"no other site\", \"nothing\" or \"only\"`",
          "Nothing reads /x           | Nothing | `\"no other site\", \"nothing\" or \"only\"`",
          "only reads /x              | reads | an origin",
          "only own pages embed /x    | own | an origin",
          "only /x reads /y           | /x | an origin",
          "only https://a.example, reads /x    | reads | an origin",
          "only https://a.example and reads /x | reads | an origin",
          "only https://a.example or https://b.example reads /x | or | `a comma, \"and\" or a"
              + " verb`",
          "only https://a.example https://b.example reads /x"
              + " | https://b.example | `a comma, \"and\" or a verb`",
          "nothing /x                 | /x | a verb",
          "nothing writes /x          | /x | `\"to\"`",
          "nothing opens a socket at /x | a | `\"sockets\"`",
          "nothing opens sockets on /x  | on | `\"at\"`",
          "nothing reads from /x      | from | a path",
          "nothing reads anything     | anything | a path",
          "nothing reads with credentials | with | a path",
          "nothing reads /x and /y    | and | `\"with credentials\" or its end`",
          "nothing reads /x /y        | /y | `\"with credentials\" or its end`",
          "nothing reads /x ever      | ever | `\"with credentials\" or its end`",
          "nothing reads /x without credentials | without | `\"with credentials\" or its end`",
          "nothing reads /x with cookies      | cookies | `\"credentials\"`",
          "nothing reads /x with credentials. | credentials. | `\"credentials\"`",
          "nothing reads /x with credentials please | please | its end",
          "nothing embeds /x with credentials twice | twice | its end"
        })
    void is_named_with_what_was_expected(String sentence, String word, String expected) {
      PolicyFault fault = faultOf(sentence);

      assertThat(fault.code()).isEqualTo(Code.PROMISE_MALFORMED);
      assertThat(fault.value()).isEqualTo(sentence);
      assertThat(fault.problem())
          .isEqualTo(
              "the sentence \"%s\" has \"%s\" where %s was expected"
                  .formatted(sentence, word, expected));
      assertThat(fault.why())
          .isEqualTo("a promise that is not understood would be held against nothing");
    }
  }

  @Nested
  class ASentenceThatBreaksOff {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "no                        | `\"other\"`",
          "no other                  | `\"site\"`",
          "nothing                   | a verb",
          "no other site             | a verb",
          "only                      | an origin",
          "only https://a.example    | a verb",
          "only https://a.example,   | an origin",
          "only https://a.example and| an origin",
          "nothing writes            | `\"to\"`",
          "nothing opens             | `\"sockets\"`",
          "nothing opens sockets     | `\"at\"`",
          "nothing reads             | a path",
          "nothing writes to         | a path",
          "nothing reads /x with     | `\"credentials\"`"
        })
    void is_told_what_would_have_come_next(String sentence, String expected) {
      PolicyFault fault = faultOf(sentence);

      assertThat(fault.code()).isEqualTo(Code.PROMISE_MALFORMED);
      assertThat(fault.problem())
          .isEqualTo("the sentence \"" + sentence + "\" ends where " + expected + " was expected");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", " ", "\t\n"})
    void before_it_began_is_empty(String sentence) {
      assertThat(faultOf(sentence).code()).isEqualTo(Code.VALUE_EMPTY);
    }
  }

  @Nested
  class WhatToWriteInstead {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "no site writes to /x            | no other site writes to /x",
          "No other site writes to /x      | no other site writes to /x",
          "no other origin writes to /x    | no other site writes to /x",
          "no one else reads /x            | no other site reads /x",
          "other sites never write to /x   | no other site writes to /x",
          "nobody reads /x                 | nothing reads /x",
          "Nothing embeds /x               | nothing embeds /x",
          "nothin embeds /x                | nothing embeds /x",
          "nohting embeds /x               | nothing embeds /x",
          "never embed /x                  | nothing embeds /x",
          "onyl https://a.example reads /x | only https://a.example reads /x",
          "just https://a.example reads /x | only https://a.example reads /x",
          "ONLY https://a.example reads /x with credentials"
              + " | only https://a.example reads /x with credentials",
          "only https://a.example or https://b.example reads /x"
              + " | only https://a.example and https://b.example reads /x",
          "only https://a.example https://b.example read /x"
              + " | only https://a.example and https://b.example read /x",
          "nothing reeds /x                | nothing reads /x",
          "nothing Reads /x                | nothing reads /x",
          "nothing fetches /x              | nothing reads /x",
          "nothing wirtes to /x            | nothing writes to /x",
          "nothing POSTs to /x             | nothing writes to /x",
          "nothing modifies /x with credentials | nothing writes to /x with credentials",
          "nothing writes /x               | nothing writes to /x",
          "nothing writes into /x          | nothing writes to /x",
          "nothing frames /x               | nothing embeds /x",
          "nothing emebds /x               | nothing embeds /x",
          "nothing connects to /x          | nothing opens sockets at /x",
          "nothing opens a socket at /x    | nothing opens sockets at /x",
          "nothing opens websockets on /x  | nothing opens sockets at /x",
          "nothing reads from /x           | nothing reads /x",
          "nothing reads anything in /x    | nothing reads /x",
          "nothing reads /x.               | nothing reads /x",
          "nothing reads /x; with credentials | nothing reads /x with credentials",
          "nothing reads /x with           | nothing reads /x with credentials",
          "nothing reads /x with cookies   | nothing reads /x with credentials",
          "nothing reads /x with credentials. | nothing reads /x with credentials",
          "nothing reads /x with credentials ever | nothing reads /x with credentials",
          "nothing reads /x without credentials | nothing reads /x",
          "nothing reads /x at all         | nothing reads /x",
          "nothing embeds /x with credentials | nothing embeds /x",
          "nothing opens sockets at /x with credentials | nothing opens sockets at /x"
        })
    void is_a_sentence_that_is_good(String sentence, String better) {
      Matcher instead = SENTENCE.matcher(faultOf(sentence).instead());

      assertThat(instead.matches()).as(faultOf(sentence).toString()).isTrue();
      assertThat(instead.group(1)).isEqualTo(better);
      assertThat(Drafts.said(p -> p.never(better))).isEmpty();
    }

    @Test
    void is_said_in_general_where_a_sentence_would_be_a_guess() {
      assertThat(faultOf("foreign pages write to /x").instead()).isEqualTo(SUBJECTS);
      assertThat(faultOf("no other").instead()).isEqualTo(SUBJECTS);
      assertThat(faultOf("nothing").instead()).isEqualTo(WORDS);
      assertThat(faultOf("nothing tickles /x").instead()).isEqualTo(WORDS);
      assertThat(faultOf("nothing reeds").instead()).isEqualTo(WORDS);
      assertThat(faultOf("nothing reads").instead()).isEqualTo("write a path such as /api/**");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "nothing reads /x, /y",
          "nothing reads /x /y",
          "nothing reads /x and /y",
          "nothing reads /x or /y"
        })
    void is_a_sentence_for_each_path(String sentence) {
      assertThat(faultOf(sentence).instead()).isEqualTo("write a sentence for each path");
    }

    @Test
    void is_only_for_an_exception() {
      assertThat(faultOf("nothing reads /x except https://a.example").instead())
          .isEqualTo("write \"only\" and the origins that may at the beginning of the sentence");
    }

    // "never: https://evil.example reads /x" means the opposite of "only https://evil.example".
    @Test
    void never_turns_somebody_who_may_not_into_somebody_who_may() {
      assertThat(faultOf("https://evil.example reads /x").instead())
          .isEqualTo(
              "write \"no other site\", or \"only\" and the origins that may; where a comma has"
                  + " ended the entry of a list, put the sentence in quotes");
    }
  }

  @Nested
  class PartsOfASentence {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "only null reads /x                | origin-null",
          "only NULL reads /x                | origin-null",
          "only * reads /x                   | any-origin-misplaced",
          "only app.example reads /x         | origin-scheme-missing",
          "only localhost reads /x           | origin-scheme-missing",
          "only https://App.example reads /x | origin-upper-case",
          "only https://a.example/ reads /x  | origin-trailing-slash",
          "only https://a.example/b reads /x | origin-path",
          "only https://a.example:443 reads /x | origin-default-port",
          "only https://a*.example reads /x  | origin-wildcard",
          "only wss://a.example reads /x     | origin-scheme",
          "only ^https://a.example$ reads /x | origin-regex",
          "nothing reads api/**              | path-relative",
          "nothing reads **                  | path-relative",
          "nothing reads https://bank.example/x | path-relative",
          "nothing reads /x?y                | path-query",
          "nothing reads /a/../b             | path-ambiguous",
          "nothing reads /a*                 | path-wildcard",
          "nothing reads /**/b               | path-wildcard",
          "nothing reads /{id}               | path-template"
        })
    void are_read_as_everywhere_in_the_policy(String sentence, String code) {
      assertThat(faultOf(sentence).code().text()).isEqualTo(code);
    }

    @Test
    void are_all_looked_at_although_the_sentence_is_bad() {
      assertThat(
              Drafts.said(
                  p ->
                      p.never(
                          "only https://A.example and null reads /a/../b with cookies",
                          "only https://a.example:443 tickles /b?c",
                          "nothing reads /**/b.")))
          .containsExactlyInAnyOrder(
              "promise-malformed at never[0]",
              "origin-upper-case at never[0]",
              "origin-null at never[0]",
              "path-ambiguous at never[0]",
              "promise-verb at never[1]",
              "origin-default-port at never[1]",
              "path-query at never[1]",
              "promise-malformed at never[2]",
              "path-wildcard at never[2]");
    }

    @Test
    void are_reported_with_the_faults_of_other_sections() {
      assertThat(
              Drafts.said(
                  p -> p.csrf(c -> c.login("login")).never("nothing", "no other site reads /x")))
          .containsExactlyInAnyOrder(
              "path-relative at csrf.login[0]", "promise-malformed at never[0]");
    }
  }

  @Nested
  class AWordThatMeansNothing {
    @ParameterizedTest(name = "with credentials of {0}")
    @CsvSource(
        delimiter = '|',
        value = {
          "embeds | a page is embedded or not, whoever the user is,"
              + " so less would be promised than it seems",
          "opens sockets at | every handshake is made in the user's name,"
              + " so less would be promised than it seems"
        })
    void is_a_fault(String verb, String why) {
      PolicyFault fault = faultOf("nothing " + verb + " /x with credentials");

      assertThat(fault.code()).isEqualTo(Code.PROMISE_CREDENTIALS);
      assertThat(fault.why()).isEqualTo(why);
    }

    @Test
    void is_a_full_stop_at_the_end_of_a_path() {
      PolicyFault fault = faultOf("nothing reads /admin/**.");

      assertThat(fault.problem()).endsWith(" has a path that ends with '.'");
      assertThat(fault.why()).isEqualTo("it would be held as a part of the path");
    }
  }

  @Nested
  class ASlip {
    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
      "reads, reads, true",
      "reds, reads, true",
      "readds, reads, true",
      "reabs, reads, true",
      "raeds, reads, true",
      "eads, reads, true",
      "read, reads, true",
      "readsx, reads, true",
      "daers, reads, false",
      "rxxds, reads, false",
      "re, reads, false",
      "readings, reads, false",
      "'', r, true",
      "'', re, false",
      "aba, ab, true",
      "aa, a, true"
    })
    void is_one_letter_or_two_that_changed_places(String said, String meant, boolean slip) {
      assertThat(PromiseWords.isSlip(said, meant)).isEqualTo(slip);
      assertThat(PromiseWords.isSlip(meant, said)).isEqualTo(slip);
    }

    @ParameterizedTest(name = "{0} is no deed")
    @ValueSource(strings = {"tickles", "to", "credentials", "only", "https://reads.example", ""})
    void is_not_seen_in_just_any_word(String word) {
      assertThat(PromiseWords.meantDeed(word)).isNull();
      assertThat(PromiseWords.deed(word)).isNull();
    }

    @Test
    void is_never_a_verb() {
      for (Deed deed : Deed.values()) {
        String first = deed.verb().split(" ")[0];
        assertThat(PromiseWords.deed(first)).isEqualTo(deed);
        assertThat(PromiseWords.deed(first.substring(0, first.length() - 1))).isEqualTo(deed);
        assertThat(PromiseWords.deed(first + "s")).isNull();
        assertThat(PromiseWords.meantDeed(first + "s")).isEqualTo(deed);
      }
    }
  }

  /** Sentences whose words were dropped, doubled, swapped and replaced at random. */
  @Nested
  @Tag("random")
  class AnyWords {
    private static final List<String> GOOD =
        List.of(
            "no other site writes to /**",
            "nothing opens sockets at /x",
            "nothing reads /x with credentials",
            "only https://a.example and https://*.b.example read /x",
            "only https://a.example, https://b.example , and https://c.example embed /x",
            "only https://a.example , https://b.example,https://c.example writes to /x");

    private static final List<String> WORDS =
        List.of(
            "no",
            "other",
            "site",
            "sites",
            "nothing",
            "only",
            "and",
            "or",
            ",",
            "https://d.example",
            "https://e.example,",
            ",https://f.example",
            "reads",
            "read",
            "write",
            "to",
            "embeds",
            "open",
            "sockets",
            "at",
            "/y",
            "/y,",
            "/y.",
            "with",
            "credentials",
            "without",
            "Reads");

    /** The grammar again, as one expression. Whether the path is one is said elsewhere. */
    private static final Pattern GRAMMAR =
        Pattern.compile(
            "(no other sites?|nothing|only ORIGIN(( ?, ?| ?, and | and )ORIGIN)*)"
                    .replace("ORIGIN", "https://[^ ,]+")
                + " (reads?|writes? to|embeds?|opens? sockets at) (?=[^ ]*/)[^ ]*[^ .,;]( with"
                + " credentials)?");

    @Test
    void are_a_promise_where_the_grammar_says_so_and_a_fault_elsewhere() {
      Random random = Drafts.seeded("sentences");
      int good = 0;
      for (int i = 0; i < 20_000; i++) {
        String sentence = sentence(random);
        boolean read = PromiseReader.read(sentence).bad() == null;
        assertThat(read || saysCredentialsInVain(sentence))
            .as(sentence)
            .isEqualTo(GRAMMAR.matcher(sentence).matches());
        good += read ? 1 : 0;
      }
      assertThat(good).as("of 20,000 enough are good").isBetween(2_000, 18_000);
    }

    @Test
    void that_are_a_promise_mean_what_they_say() {
      Random random = Drafts.seeded("sentences");
      for (int i = 0; i < 2_000; i++) {
        String sentence = sentence(random);
        if (said(sentence).isEmpty()) {
          Promise promise = Drafts.bank(p -> p.never(sentence)).build().promises().get(0);
          assertThat(again(promise)).as(sentence).isEqualTo(promise);
        }
      }
    }

    @Test
    void are_told_of_one_by_one_and_at_their_place() {
      Random random = Drafts.seeded("sentences");
      for (int i = 0; i < 2_000; i++) {
        String sentence = sentence(random);
        boolean bad = PromiseReader.read(sentence).bad() != null;
        List<PolicyFault> faults = Drafts.complaints(p -> p.never(sentence)).toList();
        assertThat(faults).as(sentence).allMatch(fault -> fault.place().equals("never[0]"));
        assertThat(faults.stream().filter(fault -> fault.code().text().startsWith("promise-")))
            .as(sentence)
            .hasSize(bad ? 1 : 0);
      }
    }

    @Test
    void lead_to_a_good_sentence_in_a_few_steps_where_one_is_offered() {
      Random random = Drafts.seeded("sentences");
      int followed = 0;
      for (int i = 0; i < 5_000; i++) {
        String sentence = sentence(random);
        String better = better(sentence);
        followed += better == null ? 0 : 1;
        for (int steps = 0; better != null; steps++) {
          assertThat(steps).as("%s, then %s", sentence, better).isLessThan(6);
          better = better(better);
        }
      }
      assertThat(followed).isGreaterThan(500);
    }

    // What is offered may promise more than was meant, but nobody may read on who was not named.
    @Test
    void never_lead_to_an_exception_that_was_not_written() {
      Random random = Drafts.seeded("sentences");
      for (int i = 0; i < 5_000; i++) {
        String sentence = sentence(random);
        String better = better(sentence);
        if (better != null) {
          assertThat(List.of(sentence.split("[ ,]+")))
              .as("%s, then %s", sentence, better)
              .containsAll(PromiseReader.read(better).origins());
        }
      }
    }

    /** The sentence that is offered instead of a bad one; null where there is none. */
    private static @Nullable String better(String sentence) {
      PromiseReader.Bad bad = PromiseReader.read(sentence).bad();
      Matcher offer = SENTENCE.matcher(bad == null ? "" : bad.instead());
      return offer.matches() ? offer.group(1) : null;
    }

    private static List<String> said(String sentence) {
      return Drafts.said(p -> p.never(sentence));
    }

    private static String sentence(Random random) {
      List<String> words =
          new ArrayList<>(List.of(GOOD.get(random.nextInt(GOOD.size())).split(" ")));
      for (int changes = random.nextInt(3); changes > 0 && !words.isEmpty(); changes--) {
        int at = random.nextInt(words.size());
        String word = WORDS.get(random.nextInt(WORDS.size()));
        switch (random.nextInt(4)) {
          case 0 -> words.remove(at);
          case 1 -> words.add(at, word);
          case 2 -> words.set(at, word);
          default -> Collections.swap(words, at, random.nextInt(words.size()));
        }
      }
      return words.isEmpty() ? "nothing" : String.join(" ", words);
    }

    /** The promise read again from what was understood. */
    private static Promise again(Promise promise) {
      String who =
          promise.except().stream().map(OriginPattern::toString).collect(Collectors.joining(", "));
      String sentence =
          (who.isEmpty() ? "nothing" : "only " + who)
              + (" " + promise.deed().verb() + " " + promise.path())
              + (promise.withCredentials() ? " with credentials" : "");
      Promise read = Drafts.bank(p -> p.never(sentence)).build().promises().get(0);
      return new Promise(
          promise.place(),
          promise.text(),
          read.except(),
          read.deed(),
          read.path(),
          read.withCredentials());
    }
  }

  private static boolean saysCredentialsInVain(String sentence) {
    PromiseReader.Bad bad = PromiseReader.read(sentence).bad();
    return bad != null && bad.code() == Code.PROMISE_CREDENTIALS;
  }
}
