package dev.cordon.cli.chromium;

import io.vertx.core.json.JsonObject;

/** A key of a keyboard that moves or does something. */
public enum Key {
  TAB("Tab", 9, ""),
  ENTER("Enter", 13, "\r"),
  ESCAPE("Escape", 27, ""),
  SPACE("Space", 32, " "),
  END("End", 35, ""),
  HOME("Home", 36, ""),
  LEFT("ArrowLeft", 37, ""),
  UP("ArrowUp", 38, ""),
  RIGHT("ArrowRight", 39, ""),
  DOWN("ArrowDown", 40, "");

  private final String code;
  private final int number;
  private final String text;

  Key(String code, int number, String text) {
    this.code = code;
    this.number = number;
    this.text = text;
  }

  JsonObject event(String type) {
    var event =
        new JsonObject()
            .put("type", type)
            .put("code", code)
            .put("key", this == SPACE ? " " : code)
            .put("windowsVirtualKeyCode", number);
    return type.equals("keyDown") && !text.isEmpty() ? event.put("text", text) : event;
  }
}
