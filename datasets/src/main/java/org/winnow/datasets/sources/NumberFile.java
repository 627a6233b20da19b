package org.winnow.datasets.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables of numbers as files that {@link NumberTable} and other tools read. */
public final class NumberFile {
  private static final int NPY_BLOCK = 64;
  private static final int NPY_BEGIN = 10;

  private NumberFile() {}

  /**
   * A CSV file with a column {@code id} and one for each name.
   *
   * @param rows {@code [ids][columns]}
   */
  public static byte[] csv(List<String> ids, List<String> columns, float[][] rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      List<String> line = new ArrayList<>(List.of("id"));
      line.addAll(columns);
      csv.writeRecord(line);
      for (int i = 0; i < rows.length; i++) {
        line.clear();
        line.add(ids.get(i));
        for (float value : rows[i]) {
          line.add(Float.toString(value));
        }
        csv.writeRecord(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * An NPY file of version 1 (NumPy documentation, {@code numpy.lib.format}).
   *
   * @param rows {@code [n][width]}, n at least 1
   */
  public static byte[] npy(float[][] rows) {
    int width = rows[0].length;
    String dict =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows.length + ", " + width + "), }";
    int header = (NPY_BEGIN + dict.length() + 1 + NPY_BLOCK - 1) / NPY_BLOCK * NPY_BLOCK;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(header, Math.multiplyExact(rows.length * 4, width)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    bytes.put((byte) 0).putShort((short) (header - NPY_BEGIN));
    String padded = dict + " ".repeat(header - NPY_BEGIN - dict.length() - 1) + "\n";
    bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }
}
