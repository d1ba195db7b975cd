package dev.cordon.cli;

import dev.cordon.cli.explain.BadRequestException;
import dev.cordon.cli.explain.Explainer;
import dev.cordon.cli.explain.ExplanationJson;
import dev.cordon.cli.explain.RequestJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads one request a line and writes one decision a line; a bad line never stops the others. */
final class ExplainLines {
  private final Explainer explainer;
  private final RequestJson json;
  private final PrintWriter out;
  private final PrintWriter err;

  ExplainLines(Explainer explainer, RequestJson json, PrintWriter out, PrintWriter err) {
    this.explainer = explainer;
    this.json = json;
    this.out = out;
    this.err = err;
  }

  /** The exit code; {@code file} is a path, or {@code -} for standard input. */
  int run(String file) {
    try (BufferedReader lines = open(file)) {
      return run(lines, file.equals("-") ? "standard input" : file);
    } catch (MalformedInputException e) {
      throw CommandFailure.badInput(file + " is not UTF-8.");
    } catch (IOException | InvalidPathException e) {
      throw CommandFailure.badInput(file + " could not be read: " + e.getMessage());
    }
  }

  private static BufferedReader open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8);
  }

  private int run(BufferedReader lines, String name) throws IOException {
    int exitCode = ExitCode.GOOD;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        out.println(ExplanationJson.of(explainer.explain(json.read(line))));
      } catch (BadRequestException e) {
        err.println("cordon: " + name + ":" + number + ": " + e.getMessage());
        exitCode = ExitCode.BAD_INPUT;
      }
    }
    out.flush();
    return exitCode;
  }
}
