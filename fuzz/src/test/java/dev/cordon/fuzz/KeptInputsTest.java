package dev.cordon.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays every kept input; what is found by {@code fuzz/run} becomes one of them. */
@DisplayName("What holds for every input holds for")
class KeptInputsTest {
  private static final MethodType NOTHING = MethodType.methodType(void.class);
  private static final MethodType BYTES = MethodType.methodType(void.class, byte[].class);

  @ParameterizedTest(name = "{0}")
  @MethodSource("kept")
  void each_kept_input(String name, Class<?> target, Path seed) throws Throwable {
    run(target, seed);
  }

  static Stream<Arguments> kept() {
    return targets().stream()
        .flatMap(
            target ->
                seeds(target).stream()
                    .map(
                        seed -> arguments(name(target) + ": " + seed.getFileName(), target, seed)));
  }

  @Test
  void every_target_has_inputs_and_every_folder_of_inputs_a_target() throws IOException {
    for (Class<?> target : targets()) {
      assertThat(seeds(target)).as("seeds of " + name(target)).isNotEmpty();
    }
    try (Stream<Path> folders = Files.list(folder("seeds"))) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              targets().stream().map(KeptInputsTest::name).toList());
    }
  }

  @AfterAll
  static void stop_what_was_started() throws Throwable {
    for (Class<?> target : targets()) {
      call(target, "fuzzerTearDown");
    }
  }

  private static void run(Class<?> target, Path seed) throws Throwable {
    if (!INITIALIZED.contains(target)) {
      INITIALIZED.add(target);
      call(target, "fuzzerInitialize");
    }
    MethodHandle method = MethodHandles.lookup().findStatic(target, "fuzzerTestOneInput", BYTES);
    method.invoke(Files.readAllBytes(seed));
  }

  private static final java.util.Set<Class<?>> INITIALIZED =
      java.util.concurrent.ConcurrentHashMap.newKeySet();

  private static void call(Class<?> target, String name) throws Throwable {
    MethodHandle method;
    try {
      method = MethodHandles.lookup().findStatic(target, name, NOTHING);
    } catch (NoSuchMethodException none) {
      return;
    }
    method.invoke();
  }

  /** The classes beside this package's code whose names end in Target, as fuzz/run finds them. */
  private static List<Class<?>> targets() {
    try {
      Path classes =
          Path.of(Claim.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.list(classes.resolve("dev/cordon/fuzz"))) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith("Target.class"))
            .sorted()
            .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("dev.cordon.fuzz." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Class<?> target) {
    return target.getSimpleName().replaceFirst("Target$", "").toLowerCase(Locale.ROOT);
  }

  private static List<Path> seeds(Class<?> target) {
    Path folder = folder("seeds").resolve(name(target));
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(KeptInputsTest.class.getResource("/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
