package dev.cordon.proof.move;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of moves: everything that the pages of the browser model can do to a URL. */
public final class Moves {
  private Moves() {}

  /** One move of each kind that the model can tell apart, in a stable order. */
  public static List<Move> catalogue(MoveWords words) {
    var moves = new ArrayList<Move>(Representatives.of(words));
    moves.addAll(Sequences.all());
    return List.copyOf(moves);
  }

  /**
   * Every move, whether the model can tell it from others or not, in a stable order: single moves
   * and then sequences.
   */
  public static Stream<Move> all(MoveWords words) {
    return Stream.concat(new Product(words).moves(), Sequences.all().stream());
  }
}
