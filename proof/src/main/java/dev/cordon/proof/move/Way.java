package dev.cordon.proof.move;

/** How a request gets to its target: at once, or after a redirect by a server of the attacker's. */
enum Way {
  STRAIGHT("", "", 0),
  /** A POST becomes a GET. */
  FOUND("via-302", "after a redirect by 302", 302),
  /** Everything becomes a GET. */
  SEE_OTHER("via-303", "after a redirect by 303", 303),
  /** Method and body stay. */
  TEMPORARY("via-307", "after a redirect by 307", 307);

  final String id;
  final String words;
  private final int status;

  Way(String id, String words, int status) {
    this.id = id;
    this.words = words;
    this.status = status;
  }

  /** What is asked for so that it gets to this URL. */
  String to(String url, Target target) {
    return status == 0 ? url : target.bounce() + "/" + status + "?to=" + Text.query(url);
  }
}
