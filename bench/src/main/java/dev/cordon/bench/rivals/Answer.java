package dev.cordon.bench.rivals;

import dev.cordon.guard.HeaderView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, used again for each request, so that it costs every product the same: nothing to make,
 * and a line to write.
 */
public final class Answer implements HeaderView {
  private static final int MOST = 64;

  private final String[] names = new String[MOST];
  private final String[] values = new String[MOST];
  private int lines;
  private int status;
  private boolean reached;
  private @Nullable String token;

  /** Makes it as good as new. */
  public void clear() {
    lines = 0;
    status = 200;
    reached = false;
    token = null;
  }

  public void status(int code) {
    status = code;
  }

  public int status() {
    return status;
  }

  /** The application's handler: it answers 200. */
  public void reach() {
    reached = true;
    status = 200;
  }

  boolean isReached() {
    return reached;
  }

  /** The token that the page was given. */
  public void token(String value) {
    token = value;
  }

  @Nullable String token() {
    return token;
  }

  /** The first line of this name; null if there is none. */
  public @Nullable String first(String name) {
    for (int i = 0; i < lines; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public List<String> get(String name) {
    if (first(name) == null) {
      return List.of();
    }
    var found = new ArrayList<String>(1);
    for (int i = 0; i < lines; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        found.add(values[i]);
      }
    }
    return found;
  }

  @Override
  public void set(String name, String value) {
    remove(name);
    add(name, value);
  }

  @Override
  public void add(String name, String value) {
    names[lines] = name;
    values[lines] = value;
    lines++;
  }

  @Override
  public void remove(String name) {
    int kept = 0;
    for (int i = 0; i < lines; i++) {
      if (!names[i].equalsIgnoreCase(name)) {
        names[kept] = names[i];
        values[kept] = values[i];
        kept++;
      }
    }
    lines = kept;
  }

  @Override
  public String toString() {
    var text = new StringBuilder().append(status).append(reached ? " reached" : " not reached");
    for (int i = 0; i < lines; i++) {
      text.append(", ").append(names[i]).append(": ").append(values[i]);
    }
    return text.toString();
  }
}
