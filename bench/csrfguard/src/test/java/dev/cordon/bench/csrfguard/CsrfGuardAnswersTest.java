package dev.cordon.bench.csrfguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.bench.rivals.Answers;
import dev.cordon.bench.rivals.Cell;
import dev.cordon.bench.rivals.Product;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsrfGuardAnswersTest {

  private static List<Cell> cells() {
    return Cell.all().stream().filter(new CsrfGuardProduct()::can).toList();
  }

  @ParameterizedTest(name = "CSRFGuard is right in {0}")
  @MethodSource("cells")
  void isRight(Cell cell) {
    var product = Product.named("CSRFGuard");
    assertThat(product).isInstanceOf(CsrfGuardProduct.class);
    assertThat(Answers.faults(product, cell)).isEmpty();
  }
}
