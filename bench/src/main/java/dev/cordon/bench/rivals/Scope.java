package dev.cordon.bench.rivals;

/** How much of a rival is installed. */
enum Scope {
  /** Its part for CORS, and behind it the one for CSRF. */
  SHARING_AND_FORGERY("%s"),
  /** Its part for CORS alone, where that makes a difference: what does not end with it. */
  SHARING("%s, CORS alone");

  private final String name;

  Scope(String name) {
    this.name = name;
  }

  String name(String product) {
    return name.formatted(product);
  }

  /** Whether this much is measured there. */
  boolean covers(Question question) {
    return this == SHARING_AND_FORGERY ? question != Question.OWN_WRITE : isReadByPart(question);
  }

  /**
   * Whether this much has no such thing. The smaller one is left out where it would be the same.
   */
  boolean lacks(Question question) {
    return this == SHARING_AND_FORGERY && !covers(question);
  }

  /** Whether users have tokens before they ask. */
  boolean issuesBefore(Question question) {
    return question.hasToken() || (this == SHARING_AND_FORGERY && isReadByPart(question));
  }

  private static boolean isReadByPart(Question question) {
    return question == Question.READ_OWN || question == Question.READ_ALLOWED;
  }
}
