package dev.cordon.browser.cookies;

/**
 * Which cookies a request may carry by its place on the web (Fetch, determine the same-site mode).
 *
 * <table>
 *   <caption>What a request gets</caption>
 *   <tr><th>request</th><th>mode</th><th>Strict</th><th>Lax</th><th>nothing said</th><th>None</th></tr>
 *   <tr><td>same-site</td><td>{@link #STRICT_OR_LESS}</td><td>yes</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>cross-site, navigates the top, safe method</td><td>{@link #LAX_OR_LESS}</td><td></td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>cross-site, navigates the top, any other method</td><td>{@link #UNSET_OR_LESS}</td><td></td><td></td><td>while young</td><td>yes</td></tr>
 *   <tr><td>cross-site otherwise</td><td>{@link #NONE_ONLY}</td><td></td><td></td><td></td><td>yes</td></tr>
 * </table>
 *
 * Fetch's text, read to the letter, answers UNSET_OR_LESS for every cross-site navigation, so that
 * no link would ever carry a Lax cookie. No browser does that, and neither does the model.
 */
public enum SameSiteMode {
  STRICT_OR_LESS,
  LAX_OR_LESS,
  UNSET_OR_LESS,
  NONE_ONLY
}
