package dev.cordon.spring;

import java.util.List;

/** An application that gives two answers to one question: Cordon's and Spring's own. */
public final class DoubleConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> sentences;

  /** Names what stands beside Cordon, each with what to delete. */
  public DoubleConfigurationException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** One sentence for each thing that was found, with what to delete. */
  public List<String> sentences() {
    return sentences;
  }
}
