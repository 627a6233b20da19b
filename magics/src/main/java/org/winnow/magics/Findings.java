package org.winnow.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.winnow.datasets.sources.NumberTable;
import org.winnow.insight.SuspectList;

/**
 * The suspects found last, and what they were found with.
 *
 * @param model the hash of the model whose training judged the labels, or of the file's bytes
 * @param file the probabilities that judged them, where it was no model of this session
 * @param dataDigest the digest of the data they were found in
 */
record Findings(
    SuspectList suspects, String model, Optional<ProbabilityFile> file, String dataDigest) {

  /** Whether the file of probabilities is there with other content. */
  boolean fileChanged() {
    return file.filter(f -> Files.isRegularFile(f.file())).filter(this::differs).isPresent();
  }

  private boolean differs(ProbabilityFile f) {
    try {
      return !NumberTable.hash(f.file()).equals(model);
    } catch (IOException unreadable) {
      return true; // what cannot be read is no longer what was read
    }
  }
}
