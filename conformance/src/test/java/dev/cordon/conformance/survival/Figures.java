package dev.cordon.conformance.survival;

/** Prints what was measured, beside the verdict. */
final class Figures {
  private Figures() {}

  static void print(String what, Object figures) {
    System.out.println("survival: " + what + ": " + figures);
  }

  /** Of a gateway's memory. */
  static void printMemory(String what, GatewayProcess gateway) {
    print(
        what,
        gateway.liveHeapMib()
            + " MiB live in the heap, "
            + gateway.peakMemoryMib().map(peak -> peak + " MiB").orElse("an unknown amount")
            + " resident at the peak");
  }
}
