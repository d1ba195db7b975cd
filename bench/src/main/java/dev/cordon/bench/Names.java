package dev.cordon.bench;

import java.util.Random;

/** Random names of the shapes that turn up in policies and requests; one seed, one sequence. */
public final class Names {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String[] ENDS = {"com", "net", "example", "co.uk", "io", "dev"};

  private final Random random;

  public Names(long seed) {
    random = new Random(seed);
  }

  /** A label of four to twelve characters. */
  public String label() {
    int length = 4 + random.nextInt(9);
    var label = new StringBuilder(length);
    label.append((char) ('a' + random.nextInt(26)));
    while (label.length() < length) {
      label.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return label.toString();
  }

  /** A registrable domain. */
  public String domain() {
    return label() + "." + ENDS[random.nextInt(ENDS.length)];
  }

  /** The serialised origin of some application. */
  public String origin() {
    var port = random.nextInt(4) == 0 ? ":" + (1024 + random.nextInt(60_000)) : "";
    return "https://" + label() + "." + domain() + port;
  }

  /** The path of a rule without its closing star: three segments. */
  String path() {
    return "/" + label() + "/" + label() + "/" + label();
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }
}
