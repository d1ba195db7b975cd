package dev.cordon.cli.fetch;

import dev.cordon.browser.http.NetworkFailure;
import dev.cordon.web.Url;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no answer came, in words for the one who asked. */
final class Failures {
  private Failures() {}

  static NetworkFailure of(Url url, String place, Throwable cause) {
    return new NetworkFailure(words(url, place, cause), cause);
  }

  /** Whether nothing was sent, and another address of the name may be alive. */
  static boolean mayTryAnotherAddress(NetworkFailure failure) {
    return find(failure, ConnectException.class) != null
        || find(failure, NoRouteToHostException.class) != null;
  }

  private static String words(Url url, String place, Throwable cause) {
    if (find(cause, ConnectException.class) != null) {
      return "Nothing answers at "
          + place
          + ", where "
          + url.origin()
          + " should be: "
          + said(cause);
    }
    var untrusted = find(cause, CertificateException.class);
    if (untrusted != null) {
      return "The certificate of "
          + url.origin()
          + " is not trusted: "
          + untrusted.getMessage()
          + ". A browser shows a warning instead of a page, and fails a script's request."
          + " --cacert FILE trusts an authority of your own, --insecure trusts everybody.";
    }
    var tls = find(cause, SSLException.class);
    if (tls != null) {
      return "No TLS with " + url.origin() + " at " + place + ": " + tls.getMessage() + ".";
    }
    return url + " (" + place + ") gave no answer: " + said(cause);
  }

  private static String said(Throwable cause) {
    var message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 20; at = at.getCause(), depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
