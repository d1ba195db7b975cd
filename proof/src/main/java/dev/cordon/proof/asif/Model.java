package dev.cordon.proof.asif;

import dev.cordon.browser.http.Request;

/** What a product does with a request before an application sees it, or instead of that. */
interface Model {
  /** How the product keeps sessions, unless told otherwise. */
  SessionCookie session();

  Ruling rule(Request request);

  /** Whether a user of it may log in with HTTP Basic. */
  default boolean takesBasic() {
    return false;
  }

  /** The CSRF token as a page of this session holds it; empty where the product has none. */
  default String token(Holder holder) {
    return "";
  }

  /** The request header that carries it; empty for none. */
  default String tokenHeader() {
    return "";
  }

  /** The form field that carries it; empty for none. */
  default String tokenField() {
    return "";
  }
}
