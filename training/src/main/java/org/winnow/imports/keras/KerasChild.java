package org.winnow.imports.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.winnow.imports.child.Orders;

/** The program of the process that reads an HDF5 file: it gives out a text and named arrays. */
final class KerasChild {
  private static final int DEEPEST = 12;
  private static final int MOST_ARRAYS = 10_000;
  private static final String WEIGHTS = "model_weights";

  private final List<Dataset> arrays = new ArrayList<>();

  private KerasChild() {}

  /** Takes the file. */
  public static void main(String[] arguments) throws IOException {
    // It is told nothing, but ends with whom it reads for.
    Orders.endWithInput();
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    answer(Path.of(arguments[0]), out);
    out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** Gives what a file holds, or why it cannot be had. */
  static void answer(Path path, DataOutputStream out) throws IOException {
    try (HdfFile file = new HdfFile(path)) {
      new KerasChild().give(file, out);
    } catch (RuntimeException e) {
      out.writeBoolean(false);
      String why = String.valueOf(e.getMessage());
      out.writeUTF(why.substring(0, Math.min(500, why.length())));
    }
  }

  private void give(HdfFile file, DataOutputStream out) throws IOException {
    Attribute config = file.getAttribute("model_config");
    if (config == null || !(file.getChild(WEIGHTS) instanceof Group weights)) {
      throw new IllegalArgumentException(
          "it has no model_config and model_weights: it is to be saved whole, as by"
              + " model.save(\"net.h5\")");
    }
    collect(weights, 0);
    byte[] text = String.valueOf(config.getData()).getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(true);
    out.writeInt(text.length);
    out.write(text);
    out.writeInt(arrays.size());
    for (Dataset array : arrays) {
      give(array, out);
    }
  }

  /** Links are not followed: a file may hold a way from a group to itself, or out of the file. */
  private void collect(Group group, int depth) {
    for (Node node : group.getChildren().values()) {
      if (depth > DEEPEST || arrays.size() > MOST_ARRAYS || node.isLink()) {
        throw new IllegalArgumentException("its groups are linked, nested too deep or too many");
      }
      if (node instanceof Group inner) {
        collect(inner, depth + 1);
      } else if (node instanceof Dataset array) {
        arrays.add(array);
      }
    }
  }

  private static void give(Dataset array, DataOutputStream out) throws IOException {
    if (array.getJavaType() != float.class) {
      throw new IllegalArgumentException(
          array.getPath() + " holds " + array.getJavaType() + "; 32-bit floats are asked for");
    }
    float[] values = (float[]) array.getDataFlat();
    out.writeUTF(array.getPath());
    int[] sides = array.getDimensions();
    out.writeInt(sides.length);
    for (int side : sides) {
      out.writeInt(side);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(bytes.array());
  }
}
