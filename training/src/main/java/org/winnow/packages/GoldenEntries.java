package org.winnow.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.training.CanonicalJson;
import org.winnow.training.Fields;
import org.winnow.training.Safetensors;
import org.winnow.training.StoredZip;
import org.winnow.training.Tensor;

/** Golden rows as entries of a package: numbers as safetensors, what is written as JSON. */
final class GoldenEntries {
  static final String NUMBERS = "golden.safetensors";
  static final String WRITTEN = "golden.json";

  private static final String INPUTS = "inputs";
  private static final String PROBABILITIES = "probabilities";

  private GoldenEntries() {}

  static Map<String, StoredZip.Body> write(GoldenRows golden) {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    golden.written().ifPresent(w -> entries.put(WRITTEN, out -> out.write(json(w))));
    List<Tensor> tensors =
        List.of(tensor(INPUTS, golden.inputs()), tensor(PROBABILITIES, golden.probabilities()));
    entries.put(NUMBERS, out -> Safetensors.write(tensors, out));
    return entries;
  }

  private static byte[] json(WrittenRows written) {
    ObjectNode root = CanonicalJson.object();
    written.columns().forEach(root.putArray("columns")::add);
    ArrayNode rows = root.putArray("rows");
    written.rows().forEach(row -> row.forEach(rows.addArray()::add));
    return CanonicalJson.bytes(root);
  }

  private static Tensor tensor(String name, float[][] rows) {
    int width = rows[0].length;
    float[] all = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, all, i * width, width);
    }
    return Tensor.of(name, List.of(rows.length, width), all);
  }

  /**
   * Reads them back.
   *
   * @throws InputException where an entry is missing or is not as {@link #write} has it
   */
  static GoldenRows read(Map<String, byte[]> contents) {
    List<Tensor> tensors = Safetensors.read(contents.get(NUMBERS), NUMBERS);
    if (!tensors.stream().map(Tensor::name).toList().equals(List.of(INPUTS, PROBABILITIES))) {
      throw new InputException(NUMBERS + " should hold " + INPUTS + " and " + PROBABILITIES);
    }
    Optional<WrittenRows> written =
        Optional.ofNullable(contents.get(WRITTEN)).map(GoldenEntries::written);
    return new GoldenRows(rows(tensors.get(0)), written, rows(tensors.get(1)));
  }

  private static float[][] rows(Tensor tensor) {
    boolean table = tensor.type() == Tensor.Type.F32 && tensor.shape().size() == 2;
    if (!table || tensor.shape().get(0) > GoldenRows.MOST) {
      throw new InputException(
          NUMBERS + " should hold tables of F32 with at most " + GoldenRows.MOST + " rows");
    }
    int width = tensor.shape().get(1);
    float[] all = tensor.floats();
    float[][] rows = new float[tensor.shape().get(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = java.util.Arrays.copyOfRange(all, i * width, (i + 1) * width);
    }
    return rows;
  }

  private static WrittenRows written(byte[] bytes) {
    JsonNode root = CanonicalJson.parse(new String(bytes, StandardCharsets.UTF_8), WRITTEN);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : root.path("rows")) {
      rows.add(new Fields(CanonicalJson.object().set("row", row), WRITTEN).texts("row"));
    }
    return new WrittenRows(new Fields(root, WRITTEN).texts("columns"), rows);
  }
}
