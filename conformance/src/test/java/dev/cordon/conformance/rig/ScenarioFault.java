package dev.cordon.conformance.rig;

/** A mistake in a scenario file, with the file, the row and the place in it. */
public final class ScenarioFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ScenarioFault(String place, String wrong) {
    super(place + ": " + wrong);
  }
}
