package dev.cordon.proof.layers;

/**
 * A layer of the table.
 *
 * @param head its name at the head of a column, as {@code Lax}
 * @param name its name in a sentence, as {@code SameSite=Lax}
 * @param what what stands before the bank there
 * @param source whether that is code of Cordon or a model of the layer
 */
public record Column(String head, String name, String what, Source source) {

  /** Where the code of a layer comes from. */
  public enum Source {
    /** Cordon's own code, with a policy that has no other layer. */
    CORDON,
    /** A small model, since the layer cannot be had alone or is not Cordon's. */
    MODEL
  }
}
