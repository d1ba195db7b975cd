package dev.cordon.cli.prove;

import dev.cordon.config.CordonFile;
import dev.cordon.proof.Proof;
import dev.cordon.proof.report.Colours;
import dev.cordon.proof.report.ProofJson;
import dev.cordon.proof.report.ProofPage;
import dev.cordon.proof.report.ProofSarif;
import dev.cordon.proof.report.ProofText;
import java.util.Optional;

/** How a proof is written. */
public enum ProofFormat {
  /** For a person at a terminal. */
  TEXT,
  /** For a program. */
  JSON,
  /** For what shows findings beside the lines of the file. */
  SARIF,
  /** One page, for a browser. */
  HTML;

  /**
   * Writes a proof.
   *
   * @param file where the policy was read from
   * @param colours for the text alone
   */
  public String of(Proof proof, CordonFile file, Colours colours) {
    return switch (this) {
      case TEXT -> ProofText.of(proof, colours);
      case JSON -> ProofJson.of(proof);
      case SARIF -> ProofSarif.of(proof, place -> position(file, place));
      case HTML -> ProofPage.of(proof);
    };
  }

  private static Optional<ProofSarif.Position> position(CordonFile file, String place) {
    return file.text()
        .flatMap(text -> text.position(place))
        .map(at -> new ProofSarif.Position(at.line(), at.column()));
  }
}
