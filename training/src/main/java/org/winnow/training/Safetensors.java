package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.InputException;

/**
 * Writes and strictly reads the safetensors format: the header's length in 8 bytes, a JSON header
 * padded with spaces to a multiple of 8, then the arrays without gaps in the header's order.
 */
public final class Safetensors {
  private static final int MOST_HEADER = 4 << 20;
  private static final int MOST_TENSORS = 10_000;
  private static final int MOST_DIMENSIONS = 8;

  private Safetensors() {}

  /** Writes arrays in their order; the same arrays give the same bytes. */
  public static void write(List<Tensor> tensors, OutputStream out) throws IOException {
    ObjectNode header = CanonicalJson.object();
    long offset = 0;
    for (Tensor t : tensors) {
      long end = offset + t.data().limit();
      ObjectNode entry = header.putObject(t.name()).put("dtype", t.type().name());
      t.shape().forEach(entry.putArray("shape")::add);
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = CanonicalJson.bytes(header);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length).array());
    out.write(padded);
    for (Tensor t : tensors) {
      out.write(t.data().array(), t.data().arrayOffset(), t.data().limit());
    }
  }

  /**
   * Reads all arrays of a file's bytes; they share its memory.
   *
   * @throws InputException where anything is not as {@link #write} would have it
   */
  public static List<Tensor> read(byte[] file, String name) {
    if (file.length < 8) {
      throw damaged(name, "it has " + file.length + " bytes");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_HEADER || length > file.length - 8) {
      throw damaged(name, "its header claims " + length + " bytes");
    }
    String header = new String(file, 8, (int) length, StandardCharsets.UTF_8);
    JsonNode root = CanonicalJson.parse(header.stripTrailing(), name);
    if (!root.isObject() || root.size() > MOST_TENSORS) {
      throw damaged(name, "its header is no list of at most " + MOST_TENSORS + " arrays");
    }
    ByteBuffer data = ByteBuffer.wrap(file, 8 + (int) length, file.length - 8 - (int) length);
    return tensors(root, data.slice(), name);
  }

  private static List<Tensor> tensors(JsonNode root, ByteBuffer data, String name) {
    List<Tensor> tensors = new ArrayList<>();
    int offset = 0;
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      Tensor.Type type = type(field.getValue().path("dtype").asText(), name);
      List<Integer> shape = shape(field.getValue().path("shape"), name);
      JsonNode offsets = field.getValue().path("data_offsets");
      long end = offset + size(type, shape, name);
      boolean fits =
          offsets.size() == 2
              && offsets.path(0).asLong(-1) == offset
              && offsets.path(1).asLong(-1) == end
              && end <= data.limit();
      if (!fits || field.getValue().size() != 3) {
        throw damaged(name, "array '" + field.getKey() + "' does not lie where it should");
      }
      ByteBuffer part = data.duplicate().position(offset).limit((int) end).slice();
      tensors.add(new Tensor(field.getKey(), type, shape, part));
      offset = (int) end;
    }
    if (offset != data.limit()) {
      throw damaged(name, (data.limit() - offset) + " bytes belong to no array");
    }
    return tensors;
  }

  private static long size(Tensor.Type type, List<Integer> shape, String name) {
    try {
      return Tensor.bytes(type, shape);
    } catch (ArithmeticException e) {
      throw damaged(name, "an array of shape " + shape + " is too large");
    }
  }

  private static Tensor.Type type(String text, String name) {
    for (Tensor.Type type : Tensor.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw damaged(name, "the number type '" + text + "' is not known");
  }

  private static List<Integer> shape(JsonNode node, String name) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode side : node) {
      if (!side.canConvertToInt() || side.asInt() < 0 || shape.size() == MOST_DIMENSIONS) {
        throw damaged(name, "the shape " + CanonicalJson.text(node) + " is none");
      }
      shape.add(side.asInt());
    }
    return shape;
  }

  private static InputException damaged(String name, String what) {
    return new InputException(name + " is no safetensors file that can be read: " + what);
  }
}
