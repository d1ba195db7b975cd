package dev.cordon.proof.layers;

import dev.cordon.browser.http.Network;
import java.time.InstantSource;

/** A defence, and what a bank becomes behind it. */
@FunctionalInterface
interface Layer {

  /** No defence at all. */
  Layer NONE = (bank, clock) -> bank;

  /** The bank behind a new instance of this layer, whose clock is the browser's. */
  Network before(Network bank, InstantSource clock);
}
