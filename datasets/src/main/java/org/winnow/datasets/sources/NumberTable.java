package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * A table of numbers from an NPY or CSV file: class probabilities or embeddings that another tool
 * made, one row an example.
 *
 * @param name of the file, for messages
 * @param ids the column {@code id} of a CSV file, by row, all different; empty where there is none
 * @param columns names of the columns, without {@code id}; empty where the file has none
 * @param rows {@code [n][width]}, n and width at least 1; whatever numbers are there, also NaN
 * @param sha256 of the file's bytes, in hexadecimal
 */
public record NumberTable(
    String name, Optional<List<String>> ids, List<String> columns, float[][] rows, String sha256) {
  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  public NumberTable {
    ids = ids.map(List::copyOf);
    columns = List.copyOf(columns);
  }

  /** Values of a row. */
  public int width() {
    return rows[0].length;
  }

  /**
   * Reads a file, plain or gzip, known by its first bytes and not by its name.
   *
   * @param names at which a first line of a CSV file that holds only numbers is taken for column
   *     names, as class names that are digits
   * @throws InputException where there is no such file, or it is no table of numbers
   */
  public static NumberTable read(Path file, List<String> names) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no file " + file);
    }
    try {
      String sha256 = hash(file);
      return isNpy(file) ? npy(file, sha256) : new NumberCsv(file, names).read(sha256);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** SHA-256 of a file's bytes, in hexadecimal. */
  public static String hash(Path file) throws IOException {
    return Checksum.of(Files.newInputStream(file));
  }

  private static boolean isNpy(Path file) throws IOException {
    try (InputStream in = PackedFile.open(file, Limits.standard())) {
      return Arrays.equals(in.readNBytes(NPY.length), NPY);
    }
  }

  private static NumberTable npy(Path file, String sha256) {
    ArrayContent content = NpyFile.read(file, Limits.standard());
    if (!(content instanceof ArrayContent.Numbers numbers) || numbers.dims().length != 2) {
      throw new InputException(
          file
              + " holds "
              + (content instanceof ArrayContent.Numbers n
                  ? "an array of shape " + Arrays.toString(n.dims())
                  : "texts")
              + "; expected numbers of two dimensions, one row an example");
    }
    int width = numbers.dims()[1];
    int bytes = numbers.type().bytes();
    float[][] rows = new float[numbers.dims()[0]][width];
    int at = 0;
    for (float[] row : rows) {
      for (int c = 0; c < width; c++, at += bytes) {
        row[c] = (float) numbers.type().read(numbers.values(), at);
      }
    }
    String name = file.getFileName().toString();
    return new NumberTable(name, Optional.empty(), List.of(), rows, sha256);
  }
}
