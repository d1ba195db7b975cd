package dev.cordon.servlet;

import dev.cordon.guard.ApplicationSession;
import dev.cordon.guard.HttpVersion;
import dev.cordon.guard.RequestView;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a request of a container shows the guard: the head as it came. */
final class ServletRequestView implements RequestView {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final HttpServletRequest request;
  private final ApplicationSession session;

  ServletRequestView(HttpServletRequest request) {
    this.request = request;
    this.session = new ContainerSessionView(request);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  /**
   * Path and query undecoded, path parameters included. Of an absolute-form containers hand on the
   * path alone; where they show another authority or scheme than they serve, it is put back, for
   * the guard to refuse.
   */
  @Override
  public String target() {
    String path = request.getRequestURI();
    String query = request.getQueryString();
    String target = isOddlyAbsolute(path) ? request.getRequestURL().toString() : path;
    return query == null ? target : target + "?" + query;
  }

  /**
   * Whether the URL begins neither with what the container serves nor with Host: Undertow leaves
   * the authority of an absolute-form there, and takes the server's name from Host.
   */
  private boolean isOddlyAbsolute(String path) {
    String scheme = request.getScheme();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return true;
    }
    CharSequence url = request.getRequestURL();
    if ((scheme + "://" + request.getHeader("Host") + path).contentEquals(url)) {
      return false;
    }
    String served = scheme + "://" + request.getServerName();
    return !(served + path).contentEquals(url)
        && !(served + ":" + request.getServerPort() + path).contentEquals(url);
  }

  @Override
  public String scheme() {
    return request.getScheme();
  }

  @Override
  public HttpVersion version() {
    String protocol = request.getProtocol();
    if (protocol.startsWith("HTTP/2")) {
      return HttpVersion.HTTP_2;
    }
    if (protocol.startsWith("HTTP/3")) {
      return HttpVersion.HTTP_3;
    }
    return protocol.equals("HTTP/1.1") ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_1_0;
  }

  /**
   * {@code :authority}. Some containers show it as a Host line, which then is the one authority;
   * others only as the server's name and port.
   */
  @Override
  public @Nullable String authority() {
    HttpVersion version = version();
    boolean pseudo = version == HttpVersion.HTTP_2 || version == HttpVersion.HTTP_3;
    if (!pseudo || request.getHeader("Host") != null) {
      return null;
    }
    String name = request.getServerName();
    boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
    String host = bare ? "[" + name + "]" : name;
    int port = request.getServerPort();
    int usual = request.getScheme().equals("https") ? 443 : 80;
    return port <= 0 || port == usual ? host : host + ":" + port;
  }

  /** Always null: the Servlet API does not show it, so that an extended CONNECT is refused. */
  @Override
  public @Nullable String protocol() {
    return null;
  }

  /** Without the brackets and the zone that some containers write around an IPv6 address. */
  @Override
  public String peer() {
    String address = request.getRemoteAddr();
    if (address == null) {
      return "";
    }
    int start = address.startsWith("[") ? 1 : 0;
    int end = address.indexOf(']') < 0 ? address.length() : address.indexOf(']');
    int zone = address.indexOf('%');
    return address.substring(start, zone < 0 ? end : Math.min(zone, end));
  }

  @Override
  public boolean hasClientCertificate() {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
        && chain.length > 0;
  }

  @Override
  public ApplicationSession session() {
    return session;
  }

  /** Each name once, however many spellings a container lists: every line of it comes at once. */
  @Override
  public void headers(BiConsumer<String, String> line) {
    Enumeration<String> listed = request.getHeaderNames();
    if (listed == null) {
      throw new IllegalStateException(
          "[headers-hidden] request: the container does not let a filter list the headers. Nothing"
              + " can be judged of a request whose headers cannot be seen. Write: use a container"
              + " whose getHeaderNames() returns them.");
    }
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(listed));
    for (String name : names) {
      Enumeration<String> values = request.getHeaders(name);
      while (values.hasMoreElements()) {
        line.accept(name, values.nextElement());
      }
    }
  }
}
