package dev.cordon.cli.replay;

import dev.cordon.proof.Witness;

/**
 * What came of a witness in a real browser.
 *
 * @param witness what was replayed
 * @param agrees whether the browser and the gateway did what the witness says
 * @param expected what the witness says, as a sentence
 * @param seen what was seen, as a sentence
 */
public record Replayed(Witness witness, boolean agrees, String expected, String seen) {}
