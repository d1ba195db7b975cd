package dev.cordon.config;

import java.util.List;

/**
 * One setting of a policy that does not stand in a file of its own but among the properties of a
 * framework.
 *
 * <p>The name is the path of the key, as faults give it. Frameworks spell names in ways of their
 * own, and all of these are the same key:
 *
 * <table>
 * <caption>Names of one key</caption>
 * <tr><td>{@code cors[0].request-headers}</td><td>as in {@code cordon.yaml}</td></tr>
 * <tr><td>{@code cors[0].requestHeaders}</td><td>camel case</td></tr>
 * <tr><td>{@code cors.0.request.headers}</td><td>what is left of {@code CORS_0_REQUEST_HEADERS}</td></tr>
 * </table>
 *
 * @param name the path of the key
 * @param value as it was written; a list may be written in one, separated by commas
 * @param source where it was written: a file, an environment variable
 * @param line counted from 1; 0 where the source has no lines
 * @param column counted from 1; 0 where the source has no lines
 */
public record Property(String name, String value, String source, int line, int column) {

  /** The name as faults give it, whatever way it is spelled: {@code cors[0].request-headers}. */
  public String path() {
    return PropertyName.canonical(name);
  }

  /**
   * Whether the name begins as those of a policy do, and does not end with the name of a group.
   * Further down it may be unknown all the same.
   */
  public boolean isOfPolicy() {
    List<PropertyName.Step> steps = PropertyName.steps(name);
    return Vocabulary.ROOT.names().contains(steps.get(0).name())
        && !(steps.size() == 1 && steps.get(0).isSection());
  }

  /** The name and the source; the value may be a secret. */
  @Override
  public String toString() {
    return name + " (" + source + (line == 0 ? "" : ":" + line + ":" + column) + ")";
  }
}
