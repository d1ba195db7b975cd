package dev.cordon.policy;

import java.util.List;

/**
 * A sentence of {@code never}: what no other site may ever come to do, whatever the rules of the
 * policy come to say. The guard does not ask for it; a proof holds it against the policy.
 *
 * <p>The application's own origins are never meant. Every other one is, siblings of the same site
 * and opaque origins included, but for those that the sentence excepts.
 *
 * <table>
 *   <caption>How sentences are read</caption>
 *   <tr><th>sentence</th><th>except</th><th>deed</th><th>path</th><th>with credentials</th></tr>
 *   <tr><td>{@code no other site writes to /**}</td><td>nobody</td><td>{@code WRITE}</td>
 *       <td>{@code /**}</td><td>no</td></tr>
 *   <tr><td>{@code only https://app.example reads /api/** with credentials}</td>
 *       <td>{@code https://app.example}</td><td>{@code READ}</td><td>{@code /api/**}</td>
 *       <td>yes</td></tr>
 *   <tr><td>{@code nothing embeds /admin/**}</td><td>nobody</td><td>{@code EMBED}</td>
 *       <td>{@code /admin/**}</td><td>no</td></tr>
 * </table>
 *
 * @param place where it stands in the policy, as {@code never[0]}
 * @param text the sentence as it was written, with one space between its words
 * @param except the foreign origins that may all the same, in the order of the sentence
 * @param deed what the others never do
 * @param path where
 * @param withCredentials whether only what is done in the user's name counts; always false for
 *     {@link Deed#EMBED} and {@link Deed#CONNECT}
 */
public record Promise(
    String place,
    String text,
    List<OriginPattern> except,
    Deed deed,
    PathPattern path,
    boolean withCredentials) {

  /** What a page of another site can do to an application. */
  public enum Deed {
    /** To see the answer to a request. */
    READ("reads"),
    /** To have the application do what an unsafe request wants. */
    WRITE("writes to"),
    /** To have the answer in a page of one's own: as a frame, a picture, a script. */
    EMBED("embeds"),
    /** To open a WebSocket. */
    CONNECT("opens sockets at");

    private final String verb;

    Deed(String verb) {
      this.verb = verb;
    }

    /** How a sentence says it, such as {@code writes to}. */
    public String verb() {
      return verb;
    }
  }

  public Promise {
    except = List.copyOf(except);
  }

  /** The sentence. */
  @Override
  public String toString() {
    return text;
  }
}
