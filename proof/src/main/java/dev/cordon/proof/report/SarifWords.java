package dev.cordon.proof.report;

import dev.cordon.proof.Deed;

/** A deed, to stand after "can" where nothing more is known of it. */
final class SarifWords {
  private SarifWords() {}

  static String of(Deed deed) {
    return switch (deed) {
      case SEND -> "make browsers send requests";
      case SET_HEADER -> "add headers of its choice to requests";
      case SEE_HEADER -> "read headers of answers";
      case EMBED -> "put answers into its own pages";
      case READ -> "read answers";
      case TAKE_TOKEN -> "read CSRF tokens";
      case CONNECT -> "open WebSockets";
      case WRITE -> "make the application do what unsafe requests ask for";
      case FORGE -> "have a session of its own making taken for genuine";
    };
  }
}
