package dev.cordon.cli.prove;

import dev.cordon.policy.Policy;
import dev.cordon.proof.Proof;
import dev.cordon.proof.Prover;
import dev.cordon.proof.asif.AsIf;
import java.util.ArrayList;
import java.util.List;

/**
 * Another product as it comes, put to the proof in Cordon's place: the same strangers and routes,
 * and the same promises.
 */
public final class Comparison {
  private Comparison() {}

  /** The prover of a product over what a policy names. */
  public static Prover prover(AsIf.Name product, Policy policy, String file) {
    return Prover.of(policy)
        .named(product.key() + " in Cordon's place, by the promises of " + file)
        .against(origin -> AsIf.of(product, origin));
  }

  /** The proof, with what exactly is modelled said before everything else it takes for granted. */
  public static Proof told(AsIf.Name product, Proof proof) {
    var assumptions = new ArrayList<>(List.of(modelled(product)));
    assumptions.addAll(proof.assumptions());
    return new Proof(
        proof.subject(),
        proof.strangers(),
        proof.routes(),
        proof.cells(),
        proof.findings(),
        proof.promises(),
        assumptions,
        proof.counts());
  }

  private static String modelled(AsIf.Name product) {
    return "Nothing of Cordon is there. In its place stands a small model: "
        + product.title()
        + ". It was compared with "
        + product.version()
        + " ("
        + product.documentation()
        + ").";
  }
}
