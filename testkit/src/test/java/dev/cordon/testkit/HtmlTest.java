package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void hidden_fields_are_found_however_they_are_written() {
    var html =
        """
        <form><input type="hidden" name="_csrf" value="a&amp;b"/>
        <INPUT value='>' name=odd TYPE=hidden><input name="user" type="text" value="x">
        <input type=hidden name=empty></form>
        """;
    assertThat(Html.hiddenFields(html))
        .containsExactly(entry("_csrf", "a&b"), entry("odd", ">"), entry("empty", ""));
  }

  @Test
  void a_meta_tag_is_found_by_its_name() {
    var html = "<meta charset=utf-8><meta content=\"t0ken\" name=\"_csrf\">";
    assertThat(Html.meta(html, "_csrf")).isEqualTo("t0ken");
    assertThat(Html.meta(html, "other")).isNull();
  }
}
