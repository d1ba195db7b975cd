package dev.cordon.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.cli.chromium.BrowserContext;
import dev.cordon.cli.chromium.Chromium;
import dev.cordon.cli.chromium.Display;
import dev.cordon.cli.chromium.Display.Scheme;
import dev.cordon.cli.chromium.Key;
import dev.cordon.cli.chromium.Page;
import dev.cordon.cli.chromium.TestChromium;
import dev.cordon.proof.report.ProofPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a proof in a real browser. */
class ProofPageE2eTest {
  private static final Display DESK = new Display(1280, 900, Scheme.LIGHT);
  private static final Display PHONE = new Display(390, 844, Scheme.LIGHT);

  /** Every text that is seen, with its contrast, where that is less than WCAG 2.2, 1.4.3 asks. */
  private static final String FAINT =
      """
      (() => {
        const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const light = (colour) => {
          const [r, g, b] = channels(colour).slice(0, 3).map((it) => it / 255)
              .map((it) => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
          for (let it = element; it; it = it.parentElement) {
            const [r, g, b, a = 1] = channels(getComputedStyle(it).backgroundColor);
            if (a === 1) return `rgb(${r}, ${g}, ${b})`;
            if (a !== 0) throw new Error("half transparent: " + it.outerHTML);
          }
          throw new Error("nothing is behind");
        };
        document.querySelectorAll("details").forEach((it) => (it.open = true));
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const faint = [];
        let seen = 0;
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (!texts.currentNode.data.trim() || element.closest("script, style, .sr")) continue;
          const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          seen++;
          if (contrast < 4.5) faint.push(contrast.toFixed(2) + " " + texts.currentNode.data.trim());
        }
        return seen < 100 ? "only " + seen + " texts were seen" : faint.join("\\n");
      })()
      """;

  private static Chromium chromium;

  @TempDir private Path folder;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = TestChromium.launch();
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context = chromium.newContext();
    page = context.newPage();
    page.show(DESK);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void it_runs_its_script_under_its_own_policy_and_complains_of_nothing() throws IOException {
    load(ProofPage.of(PageProofs.of("")));
    assertThat(page.evaluate("document.getElementById('filter').hidden")).isEqualTo(false);
    assertThat(page.evaluateText("getComputedStyle(document.body).margin")).isEqualTo("0px");
    assertThat(page.console()).isEmpty();
    assertThat(page.exchanges()).hasSize(1);
  }

  @Test
  void its_policy_stops_a_script_that_is_not_its_own() throws IOException {
    load(ProofPage.of(PageProofs.of("")).replace("<main>", "<script>top.hit = 1</script><main>"));
    assertThat(page.evaluateText("typeof top.hit")).isEqualTo("undefined");
    assertThat(page.console()).singleElement().asString().contains("Content Security Policy");
  }

  @Test
  void names_that_would_be_markup_are_only_read() throws IOException {
    load(
        ProofPage.of(
            PageProofs.of("\"'><script>top.hit = 1</script><img src=x onerror=alert(1)>")));
    assertThat(page.evaluate("document.images.length + document.scripts.length")).isEqualTo(1);
    assertThat(page.evaluateText("typeof top.hit")).isEqualTo("undefined");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void without_its_script_it_has_the_matrix_and_no_filter() throws IOException {
    load(ProofPage.of(PageProofs.of("")).replaceAll("(?s)<script>.*</script>", ""));
    assertThat(page.evaluateText("getComputedStyle(document.getElementById('filter')).display"))
        .isEqualTo("none");
    assertThat(seenRows()).isEqualTo(14);
    page.click("#grid td.bad a");
    assertThat(page.evaluateText("document.querySelector('article:target h3').textContent"))
        .contains("https://thief.example on /legacy/export");
  }

  @Test
  void on_a_phone_the_table_scrolls_in_its_box_and_its_heads_stay() throws IOException {
    page.show(PHONE);
    load(ProofPage.of(PageProofs.of("")));
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)");
    assertThat(page.evaluate("(it => it.scrollWidth - it.clientWidth)(document.documentElement)"))
        .isEqualTo(0);
    assertThat(box("it.scrollWidth > it.clientWidth && it.scrollHeight > it.clientHeight"))
        .isEqualTo(true);
    page.evaluate("document.querySelector('.scroll').scrollTo(300, 300)");
    assertThat(box("it.scrollLeft + it.scrollTop")).isEqualTo(600);
    assertThat(head("th[scope=col]:nth-child(5)", "top")).isEqualTo("0");
    assertThat(head("tbody tr:nth-child(6) th", "left")).isEqualTo("0");
    assertThat(head(".corner", "left")).isEqualTo("0");
  }

  @Test
  void the_filter_keeps_what_was_asked_for_and_escape_clears_it() throws IOException {
    load(ProofPage.of(PageProofs.of("")));
    page.evaluate("document.getElementById('who').focus()");
    page.type("PARTNER1");
    assertThat(output()).isEqualTo("3 of 14 rows, 13 of 13 columns");
    assertThat(seenRows()).isEqualTo(3);
    press(Key.TAB, 1);
    page.type("/api/v1/");
    assertThat(output()).isEqualTo("3 of 14 rows, 1 of 13 columns");
    press(Key.TAB, 1);
    press(Key.SPACE, 1);
    assertThat(output()).isEqualTo("1 of 14 rows, 1 of 13 columns");
    press(Key.ESCAPE, 1);
    awaitOutput("14 of 14 rows, 13 of 13 columns");
    press(Key.TAB, 1);
    press(Key.SPACE, 1);
    assertThat(output()).isEqualTo("1 of 14 rows, 1 of 13 columns");
    assertThat(page.evaluateText("document.querySelector('tbody tr:not([hidden]) th').innerText"))
        .startsWith("https://thief.example");
    press(Key.TAB, 1);
    press(Key.ENTER, 1);
    awaitOutput("14 of 14 rows, 13 of 13 columns");
  }

  @Test
  void the_keyboard_alone_reaches_every_control_and_sees_where_it_is() throws IOException {
    load(ProofPage.of(PageProofs.of("")));
    page.evaluate(
        """
        const controls = "a[href], button, input, summary, [tabindex]";
        document.querySelectorAll(controls).forEach((it, i) => {
          if (it.tabIndex >= 0 && it.checkVisibility()) it.dataset.stop = i;
        })
        """);
    var all =
        page.evaluateText(
            "[...document.querySelectorAll('[data-stop]')].map(it => it.dataset.stop).join()");
    Set<String> reached = new LinkedHashSet<>();
    List<String> unseen = new ArrayList<>();
    int most = all.split(",").length + 5;
    for (int i = 0; i < most; i++) {
      press(Key.TAB, 1);
      reached.add(page.evaluateText("document.activeElement.dataset.stop"));
      if (page.evaluateText(
              "(s => s.outlineStyle + s.outlineWidth)(getComputedStyle(document.activeElement))")
          .matches("none.*|.*[^\\d]0px")) {
        unseen.add(page.evaluateText("document.activeElement.outerHTML.slice(0, 80)"));
      }
    }
    assertThat(reached).contains(all.split(","));
    assertThat(unseen).filteredOn(it -> !it.startsWith("<body")).isEmpty();
  }

  @Test
  void the_first_stop_skips_to_the_matrix() throws IOException {
    load(ProofPage.of(PageProofs.of("")));
    press(Key.TAB, 1);
    assertThat(page.evaluateText("document.activeElement.textContent"))
        .isEqualTo("Skip to the matrix");
    assertThat(page.evaluate("document.activeElement.getBoundingClientRect().top >= 0"))
        .isEqualTo(true);
    press(Key.ENTER, 1);
    assertThat(page.evaluateText("location.hash")).isEqualTo("#matrix");
  }

  @Test
  void arrow_keys_reach_every_cell_and_enter_what_is_behind_it() throws IOException {
    load(ProofPage.of(PageProofs.of("")));
    page.evaluate("document.querySelector('td a[tabindex=\"0\"]').focus()");
    Set<String> reached = new LinkedHashSet<>();
    for (int row = 0; row < 14; row++) {
      var key = row % 2 == 0 ? Key.RIGHT : Key.LEFT;
      reached.add(cell());
      for (int column = 1; column < 13; column++) {
        press(key, 1);
        reached.add(cell());
      }
      press(Key.DOWN, 1);
    }
    assertThat(reached).hasSize(14 * 13);
    press(Key.END, 1);
    press(Key.UP, 1);
    assertThat(page.evaluateText("document.activeElement.textContent")).startsWith("!SC·E");
    press(Key.ENTER, 1);
    assertThat(page.evaluateText("document.querySelector('article:target h3').textContent"))
        .contains("https://thief.example on /legacy/export");
  }

  @ParameterizedTest
  @EnumSource
  void every_text_stands_out(Scheme scheme) throws IOException {
    page.show(new Display(1280, 900, scheme));
    load(ProofPage.of(PageProofs.of("")));
    assertThat(page.evaluateText("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(scheme == Scheme.LIGHT ? "rgb(255, 255, 255)" : "rgb(21, 23, 27)");
    assertThat(page.evaluateText(FAINT)).isEmpty();
  }

  private void load(String html) throws IOException {
    var file = Files.writeString(folder.resolve("proof.html"), html);
    assertThat(page.navigate(file.toUri().toString()).loaded()).isTrue();
  }

  private void press(Key key, int times) {
    for (int i = 0; i < times; i++) {
      page.press(key);
    }
  }

  private Object box(String expression) {
    var value = page.evaluate("(it => " + expression + ")(document.querySelector('.scroll'))");
    return value == null ? "nothing" : value;
  }

  /** How far a head is from an edge of its box, in whole pixels. */
  private String head(String selector, String side) {
    var width = side.equals("top") ? "it.clientTop" : "it.clientLeft";
    var head = "document.querySelector('" + selector + "').getBoundingClientRect()." + side;
    return page.evaluateText(
        "(it => Math.round(%s - it.getBoundingClientRect().%s - %s))(%s)"
            .formatted(head, side, width, "document.querySelector('.scroll')"));
  }

  private Object seenRows() {
    return box("[...it.querySelectorAll('tbody tr')].filter(row => row.checkVisibility()).length");
  }

  private String cell() {
    return page.evaluateText(
        "(it => it.closest('tr').rowIndex + ' ' +"
            + " it.closest('td').cellIndex)(document.activeElement)");
  }

  private String output() {
    return page.evaluateText("document.querySelector('output').textContent");
  }

  private void awaitOutput(String text) {
    page.waitFor(() -> output().equals(text), Page.LOAD);
    assertThat(output()).isEqualTo(text);
  }
}
