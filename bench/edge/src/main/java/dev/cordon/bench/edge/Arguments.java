package dev.cordon.bench.edge;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** The words behind {@code bench/edge/run}. */
final class Arguments {
  /** io_uring is left out unless it is asked for, since many containers forbid it. */
  private static final List<Product> USUAL =
      List.of(
          Product.NGINX,
          Product.HAPROXY,
          Product.CADDY,
          Product.SPRING,
          Product.JETTY,
          Product.VERTX,
          Product.CORDON);

  private final Deque<String> left;
  private Settings.Task task = Settings.Task.LOAD;
  private int rounds;
  private int seconds = 2;
  private int warmUp = 12;
  private List<Product> products = USUAL;
  private List<Cell> cells = List.of(Cell.values());
  private List<String> jvmFlags = List.of("-Xmx256m", "-XX:+UseSerialGC");

  private Arguments(String[] args) {
    left = new ArrayDeque<>(List.of(args));
  }

  static Settings parse(String... args) {
    return new Arguments(args).parse();
  }

  private Settings parse() {
    if (!left.isEmpty() && !left.element().startsWith("-")) {
      task = named(left.remove(), Settings.Task.values(), t -> t.name().toLowerCase(Locale.ROOT));
    }
    while (!left.isEmpty()) {
      String option = left.remove();
      switch (option) {
        case "--rounds" -> rounds = number(option, 1, 100);
        case "--seconds" -> seconds = number(option, 1, 600);
        case "--warm-up" -> warmUp = number(option, 1, 600);
        case "--only" -> products = several(option, Product.values(), Product::key);
        case "--cells" -> cells = several(option, Cell.values(), Cell::key);
        case "--jvm" -> jvmFlags = List.of(value(option).strip().split("\\s+"));
        case "--quick" -> {
          rounds = 1;
          seconds = 1;
          warmUp = 1;
        }
        default -> throw new IllegalArgumentException("unknown argument: " + option);
      }
    }
    return new Settings(
        task,
        rounds > 0 ? rounds : task == Settings.Task.START ? 9 : 3,
        seconds,
        warmUp,
        products,
        cells,
        Path.of(Objects.requireNonNull(System.getProperty("edge.home"))),
        Objects.requireNonNull(System.getProperty("edge.java")),
        jvmFlags);
  }

  private String value(String option) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return left.remove();
  }

  private int number(String option, int least, int most) {
    String value = value(option);
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(
          option + ": \"" + value + "\" is no number from " + least + " to " + most);
    }
    return Integer.parseInt(value);
  }

  private <T> List<T> several(String option, T[] known, Function<T, String> key) {
    return Arrays.stream(value(option).split(",")).map(word -> named(word, known, key)).toList();
  }

  private static <T> T named(String word, T[] known, Function<T, String> key) {
    return Arrays.stream(known)
        .filter(each -> key.apply(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown: \""
                        + word
                        + "\". There are: "
                        + String.join(", ", Arrays.stream(known).map(key).toList())));
  }
}
