package dev.cordon.spring.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

@DisplayName("A body whose begin was read")
class PrefixedBodyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Long> requested = new ArrayList<>();
  private boolean cancelled;

  private Flux<DataBuffer> body(String... pieces) {
    return Flux.fromArray(pieces)
        .<DataBuffer>map(
            piece ->
                DefaultDataBufferFactory.sharedInstance.wrap(
                    piece.getBytes(StandardCharsets.UTF_8)))
        .doOnRequest(requested::add)
        .doOnCancel(() -> cancelled = true);
  }

  private static String text(Flux<DataBuffer> body) {
    return DataBufferUtils.join(body)
        .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
        .block(PATIENCE);
  }

  @Test
  void isReadNoFurtherThanItMust() {
    PrefixedBody body = PrefixedBody.read(body("ab", "cd", "ef", "gh"), 3).block(PATIENCE);

    assertThat(new String(body.prefix(), StandardCharsets.UTF_8)).isEqualTo("abc");
    assertThat(requested).containsExactly(1L, 1L);
    assertThat(text(body.whole())).isEqualTo("abcdefgh");
  }

  @Test
  void isHandedOnWholeWhereItIsShort() {
    PrefixedBody body = PrefixedBody.read(body("ab", "cd"), 10).block(PATIENCE);

    assertThat(new String(body.prefix(), StandardCharsets.UTF_8)).isEqualTo("abcd");
    assertThat(text(body.whole())).isEqualTo("abcd");
  }

  @Test
  void isReadOnce() {
    PrefixedBody body = PrefixedBody.read(body("ab"), 10).block(PATIENCE);
    text(body.whole());

    assertThatThrownBy(() -> text(body.whole())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isLetGoWhereTheRequestIsRefused() {
    PrefixedBody body = PrefixedBody.read(body("ab", "cd", "ef"), 3).block(PATIENCE);

    body.discard();

    assertThat(cancelled).isTrue();
    assertThat(body.prefix()).containsOnly(0);
  }

  @Test
  void failsAsItsSourceDoes() {
    Flux<DataBuffer> broken = body("ab").concatWith(Flux.error(new IllegalArgumentException("x")));

    assertThatThrownBy(() -> PrefixedBody.read(broken, 10).block(PATIENCE))
        .isInstanceOf(IllegalArgumentException.class);

    PrefixedBody late = PrefixedBody.read(broken, 2).block(PATIENCE);
    assertThatThrownBy(() -> text(late.whole())).isInstanceOf(IllegalArgumentException.class);
  }
}
