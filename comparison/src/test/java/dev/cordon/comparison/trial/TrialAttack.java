package dev.cordon.comparison.trial;

/**
 * What the attacker's page does, as a script that ends when the browser has done it. {@code BANK}
 * stands for the bank's origin. It succeeds if the bank's ledger holds a line afterwards, or the
 * script returns what only a customer may see.
 */
enum TrialAttack {
  FORM("alice pays mallory", form("/transfers", "to: 'mallory'")),
  SIMPLE_FETCH(
      "alice pays mallory",
      fetch("/transfers", "method: 'POST', body: new URLSearchParams({to: 'mallory'})")),
  NO_CORS_FETCH(
      "alice pays mallory",
      fetch(
          "/transfers",
          "method: 'POST', mode: 'no-cors', body: new URLSearchParams({to: 'mallory'})")),
  JSON_WITHOUT_CONTENT_TYPE(
      "alice pays mallory",
      fetch(
          "/api/lenient",
          "method: 'POST', mode: 'no-cors', body: new Blob(['{\"to\": \"mallory\"}'])")),
  JSON_WITH_PREFLIGHT(
      "alice pays mallory",
      fetch(
          "/api/transfers",
          "method: 'POST', headers: {'Content-Type': 'application/json'},"
              + " body: '{\"to\": \"mallory\"}'")),
  PUT_WITH_PREFLIGHT(
      "alice pays mallory",
      fetch(
          "/api/standing-order",
          "method: 'PUT', headers: {'Content-Type': 'application/json'},"
              + " body: '{\"to\": \"mallory\"}'")),
  UPLOAD(
      "alice uploads evil.txt",
      "const data = new FormData(); data.append('file', new Blob(['evil']), 'evil.txt');"
          + fetch("/api/documents", "method: 'POST', mode: 'no-cors', body: data")),
  SOCKET(
      "alice pays mallory",
      "return await new Promise(end => { const socket = new WebSocket("
          + "'BANK'.replace('https', 'wss') + '/socket');"
          + "socket.onopen = () => socket.send('mallory');"
          + "socket.onmessage = () => end('sent'); socket.onclose = () => end('refused'); });"),
  LOGOUT_BY_FORM("alice leaves", form("/logout", "")),
  LOGOUT_BY_IMAGE("alice leaves", element("img", "/logout", "")),
  FRAME("alice sees the page", element("iframe", "/", "")),
  READ("customer", fetch("/api/account", "")),
  SCRIPT(
      "script ran: alice",
      element("script", "/api/account.js", "'script ran: ' + window.customer")),
  IMAGE("width: 8", element("img", "/api/portrait", "'width: ' + e.naturalWidth")),
  LOGIN("mallory sees the page", form("/login", "username: 'mallory', password: 'evil'"));

  private final String success;
  private final String script;

  TrialAttack(String success, String script) {
    this.success = success;
    this.script = script;
  }

  /** The line of the ledger, or a part of what the script returns, that tells of its success. */
  String success() {
    return success;
  }

  String script(String bank) {
    return "(async () => { " + script.replace("BANK", bank) + " })()";
  }

  /** Whether it is for a victim who has not logged in. */
  boolean needsNoLogin() {
    return this == LOGIN;
  }

  /** Whether the tab ends at the bank. */
  boolean leaves() {
    return this == FORM || this == LOGIN || this == LOGOUT_BY_FORM;
  }

  private static String fetch(String path, String init) {
    return "try { const answer = await fetch('BANK"
        + path
        + "', {credentials: 'include', "
        + init
        + "}); return await answer.text(); } catch (error) { return String(error); }";
  }

  private static String form(String path, String fields) {
    return "const form = document.createElement('form'); form.method = 'post';"
        + "form.action = 'BANK"
        + path
        + "'; const fields = {"
        + fields
        + "}; for (const name in fields) { const field = document.createElement('input');"
        + "field.name = name; field.value = fields[name]; form.append(field); }"
        + "document.body.append(form); form.submit(); return '';";
  }

  private static String element(String name, String path, String result) {
    return "return await new Promise(end => { const e = document.createElement('"
        + name
        + "'); e.onload = () => end("
        + result
        + "); e.onerror = () => end('refused'); e.src = 'BANK"
        + path
        + "'; document.body.append(e); });";
  }
}
