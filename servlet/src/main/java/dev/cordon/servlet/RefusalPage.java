package dev.cordon.servlet;

import dev.cordon.guard.Body;
import dev.cordon.guard.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, where an application has a better one than the decision's own. The status
 * and the headers stay the guard's, a policy that lets a page load nothing among them.
 */
@FunctionalInterface
public interface RefusalPage {

  /** The body for this refusal; null for {@link Decision#body}. It must reflect nothing. */
  @Nullable Body page(Decision decision);
}
