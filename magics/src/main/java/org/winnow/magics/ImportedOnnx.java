package org.winnow.magics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.NumberFile;
import org.winnow.imports.onnx.OnnxJudge;
import org.winnow.imports.onnx.OnnxWish;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.WholeFile;

/**
 * What an ONNX file said of all examples of a data set, as files beside it.
 *
 * @param examples how many
 * @param probabilities CSV by id, where one of the file's outputs gives them
 * @param embeddings NPY in the data set's order, where one of its outputs gives them
 */
public record ImportedOnnx(int examples, Optional<Path> probabilities, Optional<Path> embeddings) {
  /**
   * Asks a file, in a process of its own.
   *
   * @throws org.winnow.datasets.InputException where the file cannot be imported, or its input is
   *     not what the examples are
   */
  public static ImportedOnnx of(Path file, Dataset data, OnnxWish wish, TrainingMonitor monitor) {
    OnnxJudge judge = OnnxJudge.of(file, data, wish, monitor);
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      ids.add(data.ids().get(row));
    }
    return new ImportedOnnx(
        data.size(),
        judge
            .probabilities()
            .map(p -> NumberFile.csv(ids, data.schema().classes(), p))
            .map(bytes -> written(file, ".probs.csv", bytes)),
        judge
            .embeddings()
            .map(NumberFile::npy)
            .map(bytes -> written(file, ".embeddings.npy", bytes)));
  }

  private static Path written(Path file, String end, byte[] bytes) {
    String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
    Path target = file.resolveSibling(name + end);
    WholeFile.write(target, bytes);
    return target;
  }

  /** The commands that read the files, one a line. */
  public List<String> next() {
    String vectors = embeddings.map(e -> " --embeddings " + e).orElse("");
    List<String> next = new ArrayList<>();
    probabilities.ifPresent(
        p -> {
          next.add("%suspects --probs " + p + vectors);
          next.add("%uncertain --probs " + p + vectors);
        });
    embeddings.ifPresent(e -> next.add("%similar ID --embeddings " + e));
    return next;
  }
}
