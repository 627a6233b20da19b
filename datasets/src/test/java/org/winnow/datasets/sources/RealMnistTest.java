package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;

/** The MNIST test set of its authors, where the machine has it. */
class RealMnistTest {
  private static Path data() {
    String asked = System.getenv().getOrDefault("WINNOW_TEST_DATA", "");
    Path folder = asked.isEmpty() ? nearby() : Path.of(asked);
    assumeTrue(
        Files.isDirectory(folder.resolve("mnist-test")),
        "no MNIST test set in "
            + folder
            + ": put t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz in a folder mnist-test"
            + " and name its parent in WINNOW_TEST_DATA");
    return folder;
  }

  /** {@code ../shared/data} beside the project, wherever the test runs in it. */
  private static Path nearby() {
    Path here = Path.of("").toAbsolutePath();
    for (Path p = here; p != null; p = p.getParent()) {
      Path shared = p.resolveSibling("shared").resolve("data");
      if (p.getParent() != null && Files.isDirectory(shared)) {
        return shared;
      }
    }
    return here.resolveSibling("shared").resolve("data");
  }

  @Test
  void isReadAsPublished() throws IOException {
    Path folder = data().resolve("mnist-test");
    for (NamedData.File file : NamedData.MNIST.files()) {
      if (file.name().startsWith("t10k")) {
        Checksum.require(folder.resolve(file.name() + ".gz"), file, Limits.standard());
      }
    }
    Dataset mnist = Sources.load(folder.toString(), LoadOptions.standard()).dataset();
    assertEquals(10_000, mnist.size());
    // first labels and class counts of the published test set
    List<String> first = List.of("7", "2", "1", "0", "4", "1", "4", "9", "5", "9");
    for (int row = 0; row < first.size(); row++) {
      assertEquals(first.get(row), mnist.label(row));
    }
    int[] published = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    for (int c = 0; c < 10; c++) {
      int found = 0;
      for (Split split : Split.values()) {
        found += mnist.classCounts(split)[c];
      }
      assertEquals(published[c], found);
    }
  }

  @Test
  void givenLabelsOfAnotherFileAreTheSame() {
    Path labels = data().resolve("label-errors-mnist").resolve("given_labels.npy");
    String[] given = NpyFile.read(labels, Limits.standard()).labels("given_labels.npy");
    Dataset mnist =
        Sources.load(data().resolve("mnist-test").toString(), LoadOptions.standard()).dataset();
    for (int row = 0; row < mnist.size(); row++) {
      assertEquals(given[row], mnist.label(row));
    }
    ArrayContent probabilities =
        NpyFile.read(data().resolve("label-errors-mnist/pred_probs.npy"), Limits.standard());
    ArrayContent.Numbers numbers = (ArrayContent.Numbers) probabilities;
    double sum = 0;
    for (int c = 0; c < 10; c++) {
      sum += numbers.type().read(numbers.values(), c * numbers.type().bytes());
    }
    assertEquals(1, sum, 1e-6);
    assertEquals(Optional.empty(), mnist.preparation().encoding());
  }
}
