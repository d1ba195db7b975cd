package dev.cordon.comparison;

import java.util.Arrays;

/**
 * An attack of the contract as a script for a real page. PATH stands for the route's address, QUERY
 * for the same with everything in the query; the script ends when the browser has done it.
 */
enum RealAttack {
  FORM("W01-form-urlencoded", form("")),
  FORM_TEXT_PLAIN(
      "W02-form-text-plain",
      "const form = document.createElement('form'); form.method = 'post';"
          + "form.enctype = 'text/plain'; form.action = 'PATH';"
          + "const field = document.createElement('input');"
          + "field.name = '{\"to\":\"mallory\",\"x\":\"'; field.value = '\"}'; form.append(field);"
          + "document.body.append(form); form.submit(); return '';",
      Seen.BOOKS),
  FORM_MULTIPART("W05-form-multipart", form("form.enctype = 'multipart/form-data';")),
  FORM_NO_REFERRER(
      "W32-form-no-referrer",
      "const meta = document.createElement('meta'); meta.name = 'referrer';"
          + "meta.content = 'no-referrer'; document.head.append(meta);"
          + form("")),
  NAVIGATION("W08-navigation", "location = 'QUERY'; return '';", Seen.BOOKS),
  IMAGE(
      "W08-image",
      "return await new Promise(end => { const e = new Image(); e.onload = e.onerror ="
          + " () => end(''); e.src = 'QUERY'; });",
      Seen.BOOKS),
  FETCH_FORM(
      "W01-fetch-urlencoded",
      fetch("method: 'POST', mode: 'no-cors', body: new URLSearchParams({to: 'mallory'})")),
  FETCH_TEXT(
      "W02-fetch-text-plain",
      fetch("method: 'POST', mode: 'no-cors', body: '{\"to\":\"mallory\"}'")),
  FETCH_BLOB(
      "W03-absent-content-type",
      fetch("method: 'POST', mode: 'no-cors', body: new Blob(['{\"to\":\"mallory\"}'])")),
  FETCH_UPPER_CASE(
      "W04-upper-case",
      fetch(
          "method: 'POST', headers: {'Content-Type': 'TEXT/PLAIN'}, body: '{\"to\":\"mallory\"}'")),
  FETCH_MULTIPART(
      "W05-fetch-multipart",
      "const data = new FormData(); data.append('to', 'mallory');"
          + fetch("method: 'POST', mode: 'no-cors', body: data")),
  FETCH_CORS("W07-cors-list", fetch("method: 'POST', body: new URLSearchParams({to: 'mallory'})")),
  FETCH_JSON(
      "W12-json",
      fetch(
          "method: 'METHOD', headers: {'Content-Type': 'application/json'},"
              + " body: '{\"to\":\"mallory\"}'")),
  FETCH_DELETE("W11-delete", fetch("method: 'DELETE'")),
  READ("R01-reflected-origin", read(), Seen.TEXT),
  READ_SUBDOMAIN("R09-subdomain", read(), Seen.TEXT),
  READ_SANDBOXED(
      "R02-null-sandboxed",
      "return await new Promise(end => { addEventListener('message', e => end(e.data));"
          + "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts';"
          + "frame.srcdoc = `<script>fetch('PATH', {credentials: 'include'}).then(a => a.text())"
          + ".catch(String).then(t => parent.postMessage(t, '*'))</script>`;"
          + "document.body.append(frame); });",
      Seen.TEXT),
  LOGIN("W28-login-csrf", form("").replace("{to: 'mallory'}", credentials()), Seen.SESSION),
  REBOUND("H01-rebound-name", "location = 'https://rebound.evil.example/'; return '';", Seen.TITLE);

  /** By what an attack shows that it succeeded. */
  enum Seen {
    BOOKS,
    TEXT,
    SESSION,
    TITLE
  }

  private final String id;
  private final String script;
  private final Seen seen;

  RealAttack(String id, String script) {
    this(id, script, Seen.BOOKS);
  }

  RealAttack(String id, String script, Seen seen) {
    this.id = id;
    this.script = script;
    this.seen = seen;
  }

  private static String credentials() {
    return "{username: 'alice', password: 'wonderland'}";
  }

  /** The attack of this id, also where it comes from a subdomain; null where there is none. */
  static RealAttack of(String id) {
    var plain = id.replaceAll("-(from|by)-sibling$", "");
    return Arrays.stream(values()).filter(it -> it.id.equals(plain)).findFirst().orElse(null);
  }

  /** Where the page of this id stands. */
  static String from(String id) {
    return id.endsWith("-sibling") || id.equals("R09-subdomain")
        ? "https://blog-of-somebody.bank.example/"
        : "https://evil.example/";
  }

  /** Whether the tab ends elsewhere. */
  boolean leaves() {
    return script.contains("form.submit()") || script.startsWith("location");
  }

  Seen seen() {
    return seen;
  }

  String script(String method, String path) {
    var url = Bank.ORIGIN + (seen == Seen.SESSION ? "/login" : path);
    return "(async () => { "
        + script
            .replace("QUERY", url + "?to=mallory")
            .replace("PATH", url)
            .replace("METHOD", method)
        + " })()";
  }

  private static String read() {
    return "try { return await (await fetch('PATH', {credentials: 'include'})).text(); }"
        + " catch (refused) { return String(refused); }";
  }

  private static String fetch(String init) {
    return "try { await fetch('PATH', {credentials: 'include', "
        + init
        + "}); return ''; }"
        + " catch (refused) { return String(refused); }";
  }

  private static String form(String more) {
    return "const form = document.createElement('form'); form.method = 'post';"
        + "form.action = 'PATH';"
        + more
        + "const fields = {to: 'mallory'}; for (const name in fields) {"
        + "const field = document.createElement('input');"
        + "field.name = name; field.value = fields[name]; form.append(field); }"
        + "document.body.append(form); form.submit(); return '';";
  }
}
