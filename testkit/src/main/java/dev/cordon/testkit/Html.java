package dev.cordon.testkit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a script of the application's own page would pick out of it: hidden fields, meta tags. */
public final class Html {
  private static final Pattern TAG =
      Pattern.compile(
          "<(input|meta)\\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z_:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");

  private Html() {}

  /** The hidden fields of a page, by name. */
  public static Map<String, String> hiddenFields(String html) {
    var fields = new LinkedHashMap<String, String>();
    var tags = TAG.matcher(html);
    while (tags.find()) {
      var attributes = attributes(tags.group(2));
      var name = attributes.get("name");
      if (tags.group(1).equalsIgnoreCase("input")
          && "hidden".equalsIgnoreCase(attributes.get("type"))
          && name != null) {
        fields.put(name, attributes.getOrDefault("value", ""));
      }
    }
    return fields;
  }

  /** The content of {@code <meta name>}; null where there is none. */
  public static @Nullable String meta(String html, String name) {
    var tags = TAG.matcher(html);
    while (tags.find()) {
      var attributes = attributes(tags.group(2));
      if (tags.group(1).equalsIgnoreCase("meta") && name.equals(attributes.get("name"))) {
        return attributes.get("content");
      }
    }
    return null;
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    var found = ATTRIBUTE.matcher(text);
    while (found.find()) {
      var value = found.group(2) != null ? found.group(2) : found.group(3);
      attributes.put(
          found.group(1).toLowerCase(Locale.ROOT),
          unescaped(value != null ? value : found.group(4)));
    }
    return attributes;
  }

  private static String unescaped(String value) {
    return value
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#x2B;", "+")
        .replace("&#43;", "+")
        .replace("&#61;", "=")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
