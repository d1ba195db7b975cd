package dev.cordon.policy;

import static dev.cordon.policy.Drafts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.web.Origin;
import org.junit.jupiter.api.Test;

/** Who may embed what. */
class IsolationSectionTest {

  @Test
  void who_may_embed_is_a_word_or_a_list() {
    Policy policy =
        Drafts.bank(
                p ->
                    p.isolation(i -> i.paths("/own/**"))
                        .isolation(i -> i.paths("/site/**").embed("same-site"))
                        .isolation(i -> i.paths("/any/**").embed("any").opener("same-origin"))
                        .isolation(
                            i ->
                                i.paths("/some/**")
                                    .embed("https://a.example", "https://*.b.example")))
            .build();
    assertThat(policy.isolation("/own/x").embed()).isEqualTo(Embed.OWN);
    assertThat(policy.isolation("/site/x").embed()).isEqualTo(Embed.SAME_SITE);
    assertThat(policy.isolation("/any/x").embed()).isEqualTo(Embed.ANY);
    assertThat(policy.isolation("/any/x").opener()).isEqualTo("same-origin");
    assertThat(policy.isolation("/some/x").embed())
        .isInstanceOfSatisfying(
            Embed.Listed.class,
            listed ->
                assertThat(listed.origins().contains(Origin.parse("https://x.b.example")))
                    .isTrue());
    assertThat(policy.isolation("/none").embed()).isEqualTo(Embed.OWN);
  }

  @Test
  void a_rule_that_cannot_be_read_one_way_is_a_fault() {
    assertThat(said(p -> p.isolation(i -> i.paths("/x").embed("https://a.example", "any"))))
        .containsExactly("embed-mixed at isolation[0].embed[1]");
    assertThat(said(p -> p.isolation(i -> i.embed("any"))))
        .containsExactly("dead-rule at isolation[0].paths");
    assertThat(said(p -> p.isolation(i -> i.paths("/x").opener("same-site"))))
        .containsExactly("opener-unknown at isolation[0].opener");
    assertThat(said(p -> p.isolation(i -> i.paths("/y", "/x")).isolation(i -> i.paths("/z", "/x"))))
        .containsExactly("same-path-twice at isolation[1].paths[1]");
    assertThat(said(p -> p.isolation(i -> i.paths("/a/*")).isolation(i -> i.paths("/*/b"))))
        .containsExactly("crossing-paths at isolation[1].paths[0]");
    assertThat(said(p -> p.isolation(i -> i.paths("/a/*", "/*/b")))).isEmpty();
  }
}
