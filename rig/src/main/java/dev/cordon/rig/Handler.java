package dev.cordon.rig;

/** Who answers for all hosts. It is called by several threads. */
@FunctionalInterface
public interface Handler {
  Reply handle(RawRequest request);
}
