package dev.cordon.browser.profile;

/** A standard that the model follows, and where it is published. */
public enum Spec {
  FETCH("Fetch", "https://fetch.spec.whatwg.org/"),
  HTML("HTML", "https://html.spec.whatwg.org/multipage/"),
  XHR("XMLHttpRequest", "https://xhr.spec.whatwg.org/"),
  WEBSOCKETS("WebSockets", "https://websockets.spec.whatwg.org/"),
  URL("URL", "https://url.spec.whatwg.org/"),
  MIME_SNIFFING("MIME Sniffing", "https://mimesniff.spec.whatwg.org/"),
  COOKIES("RFC 6265bis", "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis"),
  CHIPS("CHIPS", "https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies"),
  STORAGE_ACCESS("Storage Access", "https://privacycg.github.io/storage-access/"),
  FETCH_METADATA("Fetch Metadata", "https://www.w3.org/TR/fetch-metadata/"),
  REFERRER_POLICY("Referrer Policy", "https://www.w3.org/TR/referrer-policy/"),
  MIXED_CONTENT("Mixed Content", "https://www.w3.org/TR/mixed-content/"),
  UPGRADE("Upgrade Insecure Requests", "https://www.w3.org/TR/upgrade-insecure-requests/"),
  SECURE_CONTEXTS("Secure Contexts", "https://www.w3.org/TR/secure-contexts/"),
  CSP("Content Security Policy", "https://www.w3.org/TR/CSP3/"),
  BEACON("Beacon", "https://www.w3.org/TR/beacon/"),
  HSTS("RFC 6797", "https://www.rfc-editor.org/rfc/rfc6797"),
  ORB("Opaque Response Blocking", "https://github.com/annevk/orb"),
  LOCAL_NETWORK("Local Network Access", "https://wicg.github.io/local-network-access/");

  private final String title;
  private final String url;

  Spec(String title, String url) {
    this.title = title;
    this.url = url;
  }

  /** The name by which clauses are cited. */
  public String title() {
    return title;
  }

  public String url() {
    return url;
  }
}
