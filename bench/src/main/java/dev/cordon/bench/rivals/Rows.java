package dev.cordon.bench.rivals;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** All that was measured of products before cells. */
record Rows(List<Row> all) {

  Stream<Row> of(Cell cell) {
    return all.stream().filter(row -> row.cell().equals(cell));
  }

  Optional<Row> cordon(Cell cell) {
    return of(cell).filter(row -> row.isOf(CordonProduct.NAME)).findFirst();
  }

  Optional<Row> cordon(Question question, Size size) {
    return cordon(new Cell(question, size));
  }

  /** The cells that were measured of Cordon, in the order of the tables. */
  List<Cell> cells() {
    return Cell.all().stream().filter(cell -> cordon(cell).isPresent()).toList();
  }

  /** The time that request and answer cost without any product. */
  double floor(Cell cell) {
    return of(cell.floor())
        .filter(row -> row.isOf(Floor.NAME))
        .mapToDouble(row -> row.figure().time())
        .findFirst()
        .orElse(0);
  }

  /** What the product added to it, and a tenth of a nanosecond at least. */
  double above(Row row) {
    return Math.max(0.1, row.figure().time() - floor(row.cell()));
  }

  /** What it allocated, and a byte at least, so that nothing can be compared. */
  static double weight(Row row) {
    return Math.max(1, row.figure().bytes());
  }

  /** The best of the rivals that answer the cell correctly. */
  Optional<Row> best(Cell cell, ToDoubleFunction<Row> by) {
    return of(cell)
        .filter(row -> !row.isOf(Floor.NAME) && !row.isOf(CordonProduct.NAME) && row.isRight())
        .min(Comparator.comparingDouble(by));
  }
}
