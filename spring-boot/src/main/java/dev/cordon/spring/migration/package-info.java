/** What an application allowed by Spring's own means, and the policy that keeps it. */
@NullMarked
package dev.cordon.spring.migration;

import org.jspecify.annotations.NullMarked;
