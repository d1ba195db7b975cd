package dev.cordon.proof.layers;

/** What an attack is after. */
public enum Aim {
  READ("Reading what is the user's"),
  LOAD("Taking it into a foreign page"),
  WRITE("Causing what the user did not want"),
  TOKEN("Getting round a token"),
  SESSION("Choosing or ending the session"),
  SOCKET("Listening"),
  NAME("Under another name"),
  CACHE("Through a shared cache"),
  OWN("From within the bank's own pages");

  private final String title;

  Aim(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
