package dev.cordon.servlet;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import dev.cordon.guard.HeaderView;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, where an application has a better one than the decision's own. The status
 * stays the guard's, and so do the headers unless {@link #editResponse} says otherwise: a policy
 * that lets a page load nothing is among them.
 */
@FunctionalInterface
public interface RefusalPage {

  /** The body for this refusal; null for {@link Decision#body}. It must reflect nothing. */
  @Nullable Body page(Decision decision);

  /** Edits the headers of every answer that the guard writes itself, after the guard did. */
  default void editResponse(Decision decision, HeaderView response) {}
}
