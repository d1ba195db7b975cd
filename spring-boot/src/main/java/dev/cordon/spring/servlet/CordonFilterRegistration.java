package dev.cordon.spring.servlet;

import dev.cordon.servlet.CordonFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Registers the filter before all others: before Spring Security's, so that a preflight meets no
 * 401, and before Boot's filter for forwarded headers, since the guard reads these itself, from
 * listed proxies alone.
 *
 * <p>Boot gives its own first filters the first of all orders; only what is {@link PriorityOrdered}
 * comes before them.
 */
final class CordonFilterRegistration extends FilterRegistrationBean<CordonFilter>
    implements PriorityOrdered {

  CordonFilterRegistration(CordonFilter filter) {
    super(filter);
    setName("cordon");
    setOrder(Ordered.HIGHEST_PRECEDENCE);
    setAsyncSupported(true);
    setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
  }
}
