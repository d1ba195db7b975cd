package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small texts that HTML and XMLHttpRequest have browsers read. */
class CharsetTest {
  @ParameterizedTest(name = "{0} is sent as {1}")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "text/plain,                               text/plain",
        "text/plain;charset=utf-8,                 text/plain;charset=utf-8",
        "text/plain; charset=\"UTF-8\",            text/plain; charset=\"UTF-8\"",
        "text/plain; charset=latin1,               text/plain;charset=UTF-8",
        "text/plain ; CHARSET=latin1;a=b,          text/plain;charset=UTF-8;a=b",
        "text/plain;a=b; charset=latin1,           text/plain;a=b;charset=UTF-8",
        "text/plain;acharset=x,                    text/plain;acharset=x",
        "text/plain;,                              text/plain;",
        "text/plain;a=b;c=d,                       text/plain;a=b;c=d",
        "charset=latin1,                           charset=latin1",
      })
  void the_charset_of_a_text_is_utf_8(String type, String sent) {
    assertEquals(sent, Charset.utf8(type));
  }

  @ParameterizedTest(name = "{0}: an element keeps it {1}, a script {2}")
  @CsvSource({
    "'',                   false, true",
    "opener,               true,  true",
    "OPENER,               true,  true",
    "noopener,             false, false",
    "noreferrer,           false, false",
    "opener noopener,      false, false",
    "opener noreferrer,    false, false",
    "no opener,            true,  true",
    "openers,              false, true",
  })
  void who_keeps_the_opener(String words, boolean ofElement, boolean ofScript) {
    assertEquals(ofElement, LinkTypes.ofRel(words).keepsOpenerOfElement());
    assertEquals(ofScript, LinkTypes.ofFeatures(words).keepsOpenerOfScript());
    assertEquals(ofScript, LinkTypes.ofFeatures(words.replace(' ', ',')).keepsOpenerOfScript());
    assertEquals(words.contains("noreferrer"), LinkTypes.ofRel(words).noReferrer());
  }

  @ParameterizedTest(name = "after {0} ms {1}")
  @CsvSource({"0, true", "4999, true", "5000, false"})
  void a_click_counts_for_five_seconds(long later, boolean active) {
    var browser = Browser.standard().on(new Servers());
    var page = browser.page("https://a.example/");
    assertFalse(page.isActivated());
    page.activate();
    browser.advance(Duration.ofMillis(later));
    assertEquals(active, page.isActivated());
    assertTrue(page.isTopLevel());
  }
}
