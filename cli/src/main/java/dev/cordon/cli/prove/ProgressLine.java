package dev.cordon.cli.prove;

import dev.cordon.proof.Progress;
import java.io.PrintWriter;

/** How far a proof is, in one line of a terminal that is written over and at last removed. */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private int shown = -1;
  private int length;

  public ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void done(int classes, int of) {
    int percent = of == 0 ? 100 : (int) (classes * 100L / of);
    // Threads overtake one another; far below the end it is another proof that begins.
    boolean again = shown == 100 && percent < 50;
    if (percent > shown || again) {
      shown = percent;
      var full = percent * WIDTH / 100;
      show("proving " + "#".repeat(full) + "-".repeat(WIDTH - full) + " " + percent + " %");
    }
  }

  private void show(String text) {
    err.print("\r" + text);
    err.flush();
    length = text.length();
  }

  /** Removes the line. */
  @Override
  public synchronized void close() {
    if (length > 0) {
      err.print("\r" + " ".repeat(length) + "\r");
      err.flush();
      length = 0;
    }
  }
}
