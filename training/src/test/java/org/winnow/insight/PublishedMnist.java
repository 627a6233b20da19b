package org.winnow.insight;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Probabilities and labels of the MNIST test set as published with "Pervasive Label Errors"
 * (Northcutt, Athalye and Mueller 2021; github.com/cleanlab/label-errors, Apache-2.0).
 *
 * @param probabilities {@code [10000][10]}, out of sample
 * @param labels given class indices
 */
record PublishedMnist(float[][] probabilities, int[] labels) {

  /** Reads them; a test that asks is left out, with the reason, where they are not there. */
  static PublishedMnist read() throws IOException {
    Path folder = folder();
    assumeTrue(
        Files.isRegularFile(folder.resolve("pred_probs.npy")),
        "no published MNIST probabilities in "
            + folder
            + "; get pred_probs and given_labels of the MNIST test set from"
            + " github.com/cleanlab/label-errors and name their parent folder in"
            + " WINNOW_TEST_DATA");
    ByteBuffer numbers = values(folder.resolve("pred_probs.npy"));
    float[][] probabilities = new float[10_000][10];
    for (float[] row : probabilities) {
      for (int c = 0; c < 10; c++) {
        row[c] = (float) numbers.getDouble();
      }
    }
    ByteBuffer given = values(folder.resolve("given_labels.npy"));
    int[] labels = new int[10_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = given.getShort();
    }
    return new PublishedMnist(probabilities, labels);
  }

  private static Path folder() {
    String named = System.getenv("WINNOW_TEST_DATA");
    Path here = Path.of("").toAbsolutePath();
    return Stream.of(
            named == null ? here : Path.of(named),
            here.resolve("../shared/data"),
            here.resolve("../../shared/data"))
        .map(data -> data.resolve("label-errors-mnist").normalize())
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(here.resolve("../../shared/data/label-errors-mnist").normalize());
  }

  /** The values of a little-endian NPY 1.0 file: after the ten bytes of its start, its header. */
  private static ByteBuffer values(Path npy) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(npy)).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.position(10 + bytes.getShort(8));
  }
}
