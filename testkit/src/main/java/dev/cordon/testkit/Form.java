package dev.cordon.testkit;

import dev.cordon.browser.FormData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A form that a page holds: {@code post("https://bank.example/transfer").field("to", "mallory")}.
 * Immutable.
 */
public final class Form {
  private final String method;
  private final String url;
  private final List<Map.Entry<String, String>> fields;
  private final String enctype;
  private final String target;
  private final boolean byUser;

  private Form(
      String method,
      String url,
      List<Map.Entry<String, String>> fields,
      String enctype,
      String target,
      boolean byUser) {
    this.method = method;
    this.url = url;
    this.fields = List.copyOf(fields);
    this.enctype = enctype;
    this.target = target;
    this.byUser = byUser;
  }

  /** {@code <form method=post action=url>}. */
  public static Form post(String url) {
    return new Form("post", url, List.of(), "application/x-www-form-urlencoded", "_self", false);
  }

  /** {@code <form action=url>}. */
  public static Form get(String url) {
    return new Form("get", url, List.of(), "application/x-www-form-urlencoded", "_self", false);
  }

  /** One more field. */
  public Form field(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(Map.entry(name, value));
    return new Form(method, url, more, enctype, target, byUser);
  }

  /** All these fields as well. */
  public Form fields(Map<String, String> values) {
    var form = this;
    for (var field : values.entrySet()) {
      form = form.field(field.getKey(), field.getValue());
    }
    return form;
  }

  /** {@code enctype=multipart/form-data}. */
  public Form multipart() {
    return enctype("multipart/form-data");
  }

  /** {@code enctype=text/plain}: name, equals sign, value, line end, and nothing escaped. */
  public Form plainText() {
    return enctype("text/plain");
  }

  public Form enctype(String value) {
    return new Form(method, url, fields, value, target, byUser);
  }

  /** {@code target}: _self, _top, _blank, or the name of a frame of the page. */
  public Form target(String value) {
    return new Form(method, url, fields, enctype, value, byUser);
  }

  /** It is the user who presses the button, and no script. */
  public Form byUser() {
    return new Form(method, url, fields, enctype, target, true);
  }

  String url() {
    return url;
  }

  void describe(dev.cordon.browser.Form form) {
    var data = FormData.EMPTY;
    for (var field : fields) {
      data = data.with(field.getKey(), field.getValue());
    }
    form.method(method).enctype(enctype).target(target).fields(data);
    if (byUser) {
      form.byUser();
    }
  }
}
