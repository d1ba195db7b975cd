package dev.cordon.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A comparison that saw nothing would find every adapter right. */
class ComparisonTest {
  private static Answer answer(int status, String body, String... lines) {
    List<Line> all =
        java.util.Arrays.stream(lines)
            .map(line -> new Line(line.split(": ")[0], line.split(": ")[1]))
            .toList();
    return Answer.of(status, all, Wire.latin1(body));
  }

  @Test
  void sees_a_status_a_body_and_a_header() {
    Answer expected = answer(200, "a", "Vary: Origin", "X-A: 1");
    assertThat(Comparison.differences(expected, answer(403, "b", "vary: Origin")))
        .containsExactly("body", "status", "x-a");
  }

  @Test
  void sees_a_line_that_is_there_twice_and_lines_in_another_order() {
    Answer expected = answer(200, "", "Set-Cookie: a=1", "Set-Cookie: b=1");
    assertThat(
            Comparison.differences(expected, answer(200, "", "Set-Cookie: b=1", "Set-Cookie: a=1")))
        .containsExactly("set-cookie");
    assertThat(
            Comparison.differences(
                answer(200, "", "Vary: Origin"), answer(200, "", "Vary: Origin", "Vary: Origin")))
        .containsExactly("vary");
  }

  @Test
  void sees_the_case_of_a_value_but_of_a_content_type() {
    assertThat(Comparison.differences(answer(200, "", "X-A: b"), answer(200, "", "X-A: B")))
        .containsExactly("x-a");
    assertThat(
            Comparison.differences(
                answer(200, "", "Content-Type: text/html; charset=utf-8"),
                answer(200, "", "content-type: text/html;charset=UTF-8")))
        .isEmpty();
    assertThat(
            Comparison.differences(
                answer(200, "", "Content-Type: text/html"),
                answer(200, "", "content-type: text/html;charset=UTF-8")))
        .containsExactly("content-type");
  }

  @Test
  void leaves_a_forged_seal_and_an_unsealed_session_as_they_are() {
    Row row = AdapterSuite.ROWS.get(0);
    Answer forged = answer(200, "", "Set-Cookie: APPSESSION=cordon.AAAA; Path=/");
    assertThat(Masks.MEANING.masked(forged, row).header("set-cookie"))
        .containsExactly("APPSESSION=cordon.AAAA; Path=/");
    Answer open = answer(200, "", "Set-Cookie: APPSESSION=user-42; Path=/");
    assertThat(Masks.MEANING.masked(open, row).header("set-cookie"))
        .containsExactly("APPSESSION=user-42; Path=/");
  }

  @Test
  void reads_a_seal_for_what_it_holds() {
    String seal = new Wares("a test", Rules.MAIN).fill("{session}");
    Row row = AdapterSuite.ROWS.get(0);
    Answer sealed = answer(200, "", "Set-Cookie: APPSESSION=" + seal + "; Path=/");
    assertThat(Masks.MEANING.masked(sealed, row).header("set-cookie"))
        .containsExactly("APPSESSION=<sealed APPSESSION=user-42>; Path=/");
  }
}
