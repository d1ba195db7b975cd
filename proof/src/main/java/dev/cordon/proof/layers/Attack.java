package dev.cordon.proof.layers;

import java.util.function.Predicate;

/**
 * One attack.
 *
 * @param id the row of {@code docs/threats.md} and a word, as {@code W02-form-text-plain}
 * @param aim what it is after
 * @param sentence what the attacker does
 * @param succeeds plays it in a scene, and says whether the witness saw it succeed
 */
record Attack(String id, Aim aim, String sentence, Predicate<Scene> succeeds) {}
