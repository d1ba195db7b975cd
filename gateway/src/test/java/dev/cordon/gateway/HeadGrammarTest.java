package dev.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadGrammarTest {
  private static final HeadLimits LIMITS = new HeadLimits(256, 5);

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  private static HeadFault faultOf(String text) {
    return new HeadGrammar(LIMITS).read(bytes(text));
  }

  @Test
  void a_plain_head_is_complete() {
    HeadGrammar grammar = new HeadGrammar(LIMITS);
    assertThat(grammar.read(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest"))).isNull();
    assertThat(grammar.isComplete()).isTrue();
  }

  @Test
  void a_request_line_over_the_limit_is_414_before_its_end_has_come() {
    assertThat(faultOf("GET /" + "a".repeat(300)).status()).isEqualTo(414);
  }

  @Test
  void headers_over_the_limit_are_431_before_their_end_has_come() {
    assertThat(faultOf("GET / HTTP/1.1\r\nX: " + "a".repeat(300)).status()).isEqualTo(431);
  }

  @Test
  void a_head_of_exactly_the_limit_passes_and_one_byte_more_does_not() {
    String start = "GET / HTTP/1.1\r\nX: ";
    String fits = start + "a".repeat(256 - start.length() - 4) + "\r\n\r\n";
    assertThat(fits).hasSize(256);
    assertThat(faultOf(fits)).isNull();
    assertThat(faultOf(fits.replace("X: ", "X: a")).status()).isEqualTo(431);
  }

  @Test
  void the_line_count_has_a_limit() {
    assertThat(faultOf("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(5) + "\r\n")).isNull();
    assertThat(faultOf("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(6) + "\r\n").status())
        .isEqualTo(431);
  }

  /** However a head is cut into pieces, the verdict is the same: neither more nor less is seen. */
  @Test
  void pieces_make_no_difference() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] words = {
      "GET",
      " ",
      "/",
      "HTTP/1.1",
      "\r\n",
      "\n",
      "\r",
      "A: b",
      ":",
      "\t",
      "Content-Length: 1",
      "Transfer-Encoding: chunked",
      "\r\n\r\n",
      "\u0000"
    };
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "GET / HTTP/1.1\r\n" : "");
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(words[random.nextInt(words.length)]);
      }
      HeadGrammar whole = new HeadGrammar(LIMITS);
      HeadFault expected = whole.read(bytes(text.toString()));
      HeadGrammar pieces = new HeadGrammar(LIMITS);
      ByteBuf growing = Unpooled.buffer();
      HeadFault found = null;
      for (int i = 0; i < text.length() && found == null && !pieces.isComplete(); i++) {
        growing.writeByte(text.charAt(i));
        found = pieces.read(growing);
      }
      assertThat(found).as("seed %d: %s", seed, text).isEqualTo(expected);
      assertThat(pieces.isComplete()).as("seed %d: %s", seed, text).isEqualTo(whole.isComplete());
    }
  }
}
