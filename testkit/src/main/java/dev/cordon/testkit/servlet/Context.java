package dev.cordon.testkit.servlet;

import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The context of an application that has no files and no other servlets. */
final class Context implements InvocationHandler {
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();

  private Context() {}

  static ServletContext create() {
    return (ServletContext)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {ServletContext.class}, new Context());
  }

  /** An object of an interface of which nothing is there. */
  static <T> T nothing(Class<T> type) {
    InvocationHandler refusing =
        (proxy, method, arguments) -> {
          throw unsupported(method);
        };
    return type.cast(
        Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {type}, refusing));
  }

  private static UnsupportedOperationException unsupported(Method method) {
    return new UnsupportedOperationException(
        "[no-container] "
            + method.getDeclaringClass().getSimpleName()
            + "."
            + method.getName()
            + " needs a container. Start the application in one, and test it by"
            + " Application.running.");
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    var first = arguments == null || arguments.length == 0 ? null : arguments[0];
    return switch (method.getName()) {
      case "getContextPath" -> "";
      case "getAttribute" -> first == null ? null : attributes.get(String.valueOf(first));
      case "setAttribute" -> set(String.valueOf(first), arguments == null ? null : arguments[1]);
      case "removeAttribute" -> set(String.valueOf(first), null);
      case "getAttributeNames" -> Collections.enumeration(attributes.keySet());
      case "getInitParameterNames" -> Collections.emptyEnumeration();
      case "getMajorVersion", "getEffectiveMajorVersion" -> 6;
      case "getMinorVersion", "getEffectiveMinorVersion" -> 0;
      case "getSessionTimeout" -> 30;
      case "getServletContextName", "getServerInfo", "getVirtualServerName" -> "cordon-testkit";
      case "getClassLoader" -> Thread.currentThread().getContextClassLoader();
      case "getServletRegistrations", "getFilterRegistrations" -> Map.of();
      case "getResourcePaths",
          "getInitParameter",
          "getMimeType",
          "getResource",
          "getResourceAsStream",
          "getRealPath",
          "getRequestDispatcher",
          "getNamedDispatcher",
          "getContext",
          "getRequestCharacterEncoding",
          "getResponseCharacterEncoding",
          "log" ->
          null;
      case "toString" -> "the context of an application under test";
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == first;
      default -> throw unsupported(method);
    };
  }

  private @Nullable Object set(String name, @Nullable Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
    return null;
  }
}
