package dev.cordon.bench.rivals;

import dev.cordon.bench.rivals.SecretBench.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** What is claimed of the guard, as far as it was measured. */
final class Claims {
  /** How many times as quick as the best rival that is right, and as light. */
  static final double QUICKER = 5;

  static final double LIGHTER = 10;

  private static final double READ_NS = 150;
  private static final double READ_BYTES = 100;
  private static final double PREFLIGHT_NS = 300;
  private static final double FLAT = 1.5;
  private static final double HOSTILE = 2;

  /** A refusal costs no more, give or take what a clock can tell. */
  private static final double NO_MORE = 1.1;

  private static final double HMAC = 1.3;

  private final Rows rows;
  private final Map<Work, Figure> secrets;
  private final List<Claim> claims = new ArrayList<>();

  private Claims(Rows rows, Map<Work, Figure> secrets) {
    this.rows = rows;
    this.secrets = secrets;
  }

  static List<Claim> of(Rows rows, Map<Work, Figure> secrets) {
    var claims = new Claims(rows, secrets);
    claims.bounds();
    claims.distance();
    claims.flatness();
    claims.hostility();
    claims.refusals();
    claims.secrets();
    return claims.claims;
  }

  private void bounds() {
    for (var size : Size.values()) {
      rows.cordon(Question.READ_ALLOWED, size)
          .ifPresent(
              row -> {
                var words = "an allowed read, " + size.label();
                claims.add(new Claim(words, " ns", row.figure().time(), READ_NS));
                claims.add(new Claim(words, " B", row.figure().bytes(), READ_BYTES));
              });
      rows.cordon(Question.PREFLIGHT_ALLOWED, size)
          .ifPresent(
              row ->
                  claims.add(
                      new Claim(
                          "an allowed preflight, " + size.label(),
                          " ns",
                          row.figure().time(),
                          PREFLIGHT_NS)));
    }
  }

  private void distance() {
    count("cells in which a rival that is right is quicker", Rows::above, 1);
    count("cells that are not 5 times as quick", Rows::above, QUICKER);
    count("cells that are not 10 times as light", (all, row) -> Rows.weight(row), LIGHTER);
  }

  /** The cells in which the best rival that is right is not so many times as dear. */
  private void count(String words, ToDoubleBiFunction<Rows, Row> cost, double times) {
    int missed = 0;
    int compared = 0;
    for (var cell : rows.cells()) {
      var best = rows.best(cell, row -> cost.applyAsDouble(rows, row));
      var own = rows.cordon(cell);
      if (best.isPresent() && own.isPresent()) {
        compared++;
        double ratio = cost.applyAsDouble(rows, best.get()) / cost.applyAsDouble(rows, own.get());
        missed += ratio < times ? 1 : 0;
      }
    }
    claims.add(new Claim(words + ", of " + compared, "", missed, 0));
  }

  private void flatness() {
    for (var question :
        List.of(
            Question.READ_ALLOWED,
            Question.READ_DENIED,
            Question.PREFLIGHT_ALLOWED,
            Question.PREFLIGHT_DENIED)) {
      compare(
          question.label() + ": 100,000 origins beside 1",
          new Cell(question, Size.ORIGINS_100_000),
          new Cell(question, Size.ONE),
          FLAT);
    }
  }

  private void hostility() {
    for (var question : Question.values()) {
      if (question.part() == Question.Part.HOSTILE) {
        var size = question == Question.DEEP_ORIGIN ? Size.PATTERNS_1_000 : Size.ORIGINS_100;
        boolean ofOrigin = question == Question.DEEP_ORIGIN || question == Question.LONG_ORIGIN;
        var ordinary = ofOrigin ? Question.PREFLIGHT_DENIED : Question.HEADER_DENIED;
        compare(
            question.label() + " beside an ordinary refusal",
            new Cell(question, size),
            new Cell(ordinary, size),
            HOSTILE);
      }
    }
  }

  private void refusals() {
    for (var size : Size.values()) {
      refusal(Question.READ_DENIED, Question.READ_ALLOWED, size);
      refusal(Question.PREFLIGHT_DENIED, Question.PREFLIGHT_ALLOWED, size);
    }
    var size = Size.ORIGINS_100;
    refusal(Question.METHOD_DENIED, Question.PREFLIGHT_ALLOWED, size);
    refusal(Question.HEADER_DENIED, Question.PREFLIGHT_ALLOWED, size);
    refusal(Question.FOREIGN_WRITE, Question.OWN_WRITE, size);
    refusal(Question.TOKEN_WRONG, Question.TOKEN_RIGHT, size);
    refusal(Question.TOKEN_FOREIGN, Question.TOKEN_RIGHT, size);
    refusal(Question.TOKEN_OVERLONG, Question.TOKEN_RIGHT, size);
  }

  private void refusal(Question refused, Question allowed, Size size) {
    compare(
        refused.label() + " beside " + allowed.label() + ", " + size.label(),
        new Cell(refused, size),
        new Cell(allowed, size),
        NO_MORE);
  }

  private void secrets() {
    compare("a seal checked beside a bare HMAC", Work.SEAL_CHECK, Work.SEAL_HMAC);
    compare("a forged seal refused beside a bare HMAC", Work.SEAL_CHECK_FORGED, Work.SEAL_HMAC);
    compare("a token checked beside a bare HMAC", Work.TOKEN_CHECK, Work.TOKEN_HMAC);
    compare("a wrong token refused beside a bare HMAC", Work.TOKEN_CHECK_FORGED, Work.TOKEN_HMAC);
  }

  private void compare(String words, Cell dear, Cell cheap, double atMost) {
    var one = rows.cordon(dear).map(Row::figure).orElse(null);
    var other = rows.cordon(cheap).map(Row::figure).orElse(null);
    compare(words, one, other, atMost);
  }

  private void compare(String words, Work dear, Work cheap) {
    compare(words, secrets.get(dear), secrets.get(cheap), HMAC);
  }

  private void compare(String words, @Nullable Figure dear, @Nullable Figure cheap, double atMost) {
    if (dear != null && cheap != null) {
      claims.add(new Claim(words, "×", dear.time() / cheap.time(), atMost));
    }
  }
}
