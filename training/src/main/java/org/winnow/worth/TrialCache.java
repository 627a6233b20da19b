package org.winnow.worth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.training.Safetensors;
import org.winnow.training.Tensor;
import org.winnow.training.WholeFile;

/**
 * Probabilities that networks of earlier trials gave, in a folder beside a label repository: a file
 * each, named by all that the training depended on. It may be deleted at any time.
 *
 * @param folder is made when something is put there
 * @param most files that are kept, those written last
 */
record TrialCache(Path folder, int most) {
  private static final String SUFFIX = ".safetensors";

  /** So many are kept for a repository. */
  static final int USUAL = 2_000;

  /**
   * What was put there.
   *
   * @return {@code [examples][classes]}, empty where nothing was, or what is there is spoilt
   */
  Optional<float[][]> get(String key) {
    Path file = folder.resolve(key + SUFFIX);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Tensor tensor = Safetensors.read(Files.readAllBytes(file), file.toString()).get(0);
      FloatBuffer values = tensor.data().asFloatBuffer();
      float[][] rows = new float[tensor.shape().get(0)][tensor.shape().get(1)];
      for (float[] row : rows) {
        values.get(row);
      }
      return Optional.of(rows);
    } catch (IOException
        | InputException
        | IndexOutOfBoundsException
        | BufferUnderflowException spoilt) {
      return Optional.empty(); // it is trained again, and written over
    }
  }

  /** Keeps probabilities {@code [examples][classes]}, at least one example. */
  void put(String key, float[][] rows) {
    int classes = rows[0].length;
    FloatBuffer all = FloatBuffer.allocate(rows.length * classes);
    for (float[] row : rows) {
      all.put(row);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Files.createDirectories(folder);
      Safetensors.write(
          List.of(Tensor.of("probabilities", List.of(rows.length, classes), all.array())), bytes);
      WholeFile.write(folder.resolve(key + SUFFIX), bytes.toByteArray());
      forget();
    } catch (IOException e) {
      throw new InputException("cannot keep a trial in " + folder + ": " + WholeFile.reason(e), e);
    }
  }

  private void forget() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(SUFFIX)).forEach(files::add);
    }
    if (files.size() > most) {
      files.sort(Comparator.comparing(TrialCache::written));
      for (Path file : files.subList(0, files.size() - most)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0); // another process has deleted it
    }
  }
}
