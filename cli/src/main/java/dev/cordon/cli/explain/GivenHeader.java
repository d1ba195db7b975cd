package dev.cordon.cli.explain;

/** One header line as it was given. */
public record GivenHeader(String name, String value) {

  /**
   * Reads {@code Name: value}.
   *
   * @throws BadRequestException when there is no colon after a name
   */
  public static GivenHeader parse(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new BadRequestException(
          "header: " + Quoted.text(line) + " has no name. Write 'Name: value'");
    }
    return new GivenHeader(line.substring(0, colon), line.substring(colon + 1).strip());
  }
}
