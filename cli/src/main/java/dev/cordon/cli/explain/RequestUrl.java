package dev.cordon.cli.explain;

import java.util.Locale;

/**
 * A URL cut into what a request shows of it. Nothing is normalised or decoded: what a parser would
 * tidy up is what the first layer judges.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority everything between {@code //} and the path, as written
 * @param target everything after it, as written; a slash is put in front where it has no path
 */
public record RequestUrl(String scheme, String authority, String target) {

  /**
   * Cuts an absolute URL; {@code ws} and {@code wss} stand for the schemes they are sent over.
   *
   * @throws BadRequestException when it is no absolute http or https URL
   */
  public static RequestUrl parse(String url) {
    int colon = url.indexOf("://");
    if (colon < 0) {
      throw new BadRequestException(
          "url: " + Quoted.text(url) + " is not absolute. Write https://host/path");
    }
    var scheme =
        switch (url.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "http", "ws" -> "http";
          case "https", "wss" -> "https";
          default ->
              throw new BadRequestException(
                  "url: "
                      + Quoted.text(url)
                      + " is neither http nor https. Write https://host/path");
        };
    int start = colon + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    var rest = url.substring(end);
    return new RequestUrl(
        scheme, url.substring(start, end), rest.startsWith("/") ? rest : "/" + rest);
  }
}
