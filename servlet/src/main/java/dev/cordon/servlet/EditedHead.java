package dev.cordon.servlet;

import dev.cordon.guard.Decision;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an answer, twice: as the application set them, and as the container has them,
 * which is as the guard edited them. What the guard would remove never reaches the container, since
 * Servlet 6.0 cannot take a header back.
 */
final class EditedHead {
  private final Supplier<HttpServletResponse> container;
  private final Decision decision;
  private final Map<String, Lines> edited = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** What had a part in the last edit. Any other header goes straight to the container. */
  private @Nullable Set<String> touched;

  /**
   * @param container the container's response, into whose place Tomcat puts another for an include
   */
  EditedHead(Supplier<HttpServletResponse> container, Decision decision) {
    this.container = container;
    this.decision = decision;
  }

  /**
   * The lines of one name that the guard changed.
   *
   * @param theirs as the application set them
   * @param ours as they were written
   */
  private record Lines(List<String> theirs, List<String> ours) {}

  /** The lines as the application sees them. */
  List<String> get(String name) {
    List<String> underneath = HeaderWriting.read(container.get(), name);
    Lines lines = edited.get(name);
    // Otherwise the container changed them itself, as when it writes its session cookie.
    return lines != null && lines.ours.equals(underneath) ? lines.theirs : underneath;
  }

  /** The names that the container may not have, but the application. */
  Set<String> names() {
    return edited.keySet();
  }

  /** The application replaces the lines of a name. */
  void set(String name, List<String> lines) {
    if (touched != null && !touched.contains(name)) {
      HeaderWriting.write(container.get(), name, lines);
    } else {
      edit(name, lines);
    }
  }

  /** The application adds a line. */
  void add(String name, String value) {
    if (touched != null && !touched.contains(name)) {
      container.get().addHeader(name, value);
    } else {
      List<String> lines = new ArrayList<>(get(name));
      lines.add(value);
      edit(name, lines);
    }
  }

  /** Edits what the application has set so far. */
  void edit() {
    write(edits(new Change(null, List.of())), new Change(null, List.of()));
  }

  private void edit(String name, List<String> lines) {
    Change change = new Change(name, lines);
    write(edits(change), change);
  }

  /** Edits the head of a redirect, and yields the location as the guard leaves it. */
  String redirect(String location) {
    HeaderEdits edits = edits(new Change("Location", List.of(location)));
    List<String> left = edits.get("Location");
    edits.put("Location", get("Location"));
    write(edits, new Change(null, List.of()));
    return left.isEmpty() ? location : left.get(0);
  }

  /** The container has no headers any more. */
  void forget() {
    edited.clear();
    touched = null;
  }

  /** What the application does to one name; to none where the name is null. */
  private record Change(@Nullable String name, List<String> lines) {
    boolean isTo(String other) {
      return other.equalsIgnoreCase(name);
    }
  }

  private HeaderEdits edits(Change change) {
    HeaderEdits edits = new HeaderEdits(this::get);
    if (change.name != null) {
      edits.put(change.name, change.lines);
    }
    decision.editResponse(edits);
    return edits;
  }

  private void write(HeaderEdits edits, Change change) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(edits.touched());
    names.addAll(edited.keySet());
    touched = edits.touched();
    for (String name : names) {
      List<String> theirs = change.isTo(name) ? change.lines : get(name);
      List<String> ours = edits.now(name);
      HeaderWriting.write(container.get(), name, ours);
      if (ours.equals(theirs)) {
        edited.remove(name);
      } else {
        edited.put(name, new Lines(List.copyOf(theirs), List.copyOf(ours)));
      }
    }
  }
}
