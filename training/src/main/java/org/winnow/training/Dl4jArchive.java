package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.winnow.datasets.InputException;

/**
 * The entries of a DL4J model file that matter, read within limits.
 *
 * @param configuration the network's JSON
 * @param coefficients all parameters, one after the other
 * @param description what {@link Dl4jExport} added
 */
record Dl4jArchive(JsonNode configuration, float[] coefficients, Optional<JsonNode> description) {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final List<String> IGNORED = List.of("updaterState.bin");
  private static final long MOST_CONFIGURATION = 16L << 20;

  /** Bytes that may be packed as they like. */
  private static final long SMALL = 16L << 20;

  private static final int MOST_RATIO = 50;
  private static final long MOST_COEFFICIENTS = 1100L << 20;

  static Dl4jArchive read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no file " + file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        check(file, entry.getName());
      }
      byte[] json = entry(zip, CONFIGURATION, MOST_CONFIGURATION, file);
      byte[] numbers = entry(zip, COEFFICIENTS, MOST_COEFFICIENTS, file);
      String text = new String(json, StandardCharsets.UTF_8);
      return new Dl4jArchive(
          CanonicalJson.parse(text, file + ": " + CONFIGURATION),
          floats(numbers, file),
          description(zip, file));
    } catch (IOException e) {
      throw new InputException(file + " is no readable DL4J model file: " + e.getMessage(), e);
    }
  }

  private static Optional<JsonNode> description(ZipFile zip, Path file) throws IOException {
    if (zip.getEntry(Dl4jExport.DESCRIPTION) == null) {
      return Optional.empty();
    }
    byte[] json = entry(zip, Dl4jExport.DESCRIPTION, MOST_CONFIGURATION, file);
    String text = new String(json, StandardCharsets.UTF_8);
    return Optional.of(CanonicalJson.parse(text, file + ": " + Dl4jExport.DESCRIPTION));
  }

  private static void check(Path file, String name) {
    if (name.equals("preprocessor.bin") || name.equals("normalizer.bin")) {
      throw new InputException(
          file
              + " holds "
              + name
              + ", a serialised Java object, which is never read;\nsave the network without it and"
              + " prepare the data instead");
    }
    boolean known =
        name.equals(CONFIGURATION)
            || name.equals(COEFFICIENTS)
            || name.equals(Dl4jExport.DESCRIPTION)
            || IGNORED.contains(name);
    if (!known) {
      String shown = name.replaceAll("\\p{Cntrl}", "?");
      throw new InputException(
          file
              + " holds the unknown entry '"
              + shown.substring(0, Math.min(80, shown.length()))
              + "'; a DL4J model holds configuration.json and coefficients.bin");
    }
  }

  private static byte[] entry(ZipFile zip, String name, long limit, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new InputException(file + " has no " + name + "; it is no DL4J model file");
    }
    if (entry.getSize() > SMALL && entry.getSize() / MOST_RATIO > entry.getCompressedSize()) {
      throw new InputException(
          file
              + ": "
              + name
              + " would unpack to more than "
              + MOST_RATIO
              + " times its size, as no network's numbers do");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit, entry.getSize()));
      if (entry.getSize() > limit || in.read() >= 0) {
        throw new InputException(
            file + ": " + name + " is larger than it says or than the limit of " + limit);
      }
      return bytes;
    }
  }

  /** ND4J's format: a buffer with the shape, then one with the values, both big-endian. */
  private static float[] floats(byte[] bytes, Path file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.readUTF();
    long shapeLength = in.readLong();
    String shapeType = in.readUTF();
    if (!shapeType.equals("LONG") || shapeLength < 4 || shapeLength > 64) {
      throw new InputException(file + ": " + COEFFICIENTS + " is no array of numbers");
    }
    in.skipNBytes(8 * shapeLength);
    in.readUTF();
    long count = in.readLong();
    String type = in.readUTF();
    if (!type.equals("FLOAT")) {
      throw new InputException(
          file + " has coefficients of type " + type + "; only FLOAT can be imported");
    }
    if (count < 0 || 4 * count != in.available()) {
      throw new InputException(
          file
              + ": "
              + COEFFICIENTS
              + " claims "
              + count
              + " values in "
              + in.available()
              + " bytes");
    }
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
