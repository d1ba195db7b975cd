package dev.cordon.proof.move;

import java.util.ArrayList;
import java.util.List;

/** The catalogue of moves: everything that the pages of the browser model can do to a URL. */
public final class Moves {
  private Moves() {}

  /** One move of each kind that the model can tell apart, in a stable order. */
  public static List<Move> catalogue(MoveWords words) {
    var moves = new ArrayList<Move>(Representatives.of(words));
    moves.addAll(Sequences.all());
    return List.copyOf(moves);
  }
}
