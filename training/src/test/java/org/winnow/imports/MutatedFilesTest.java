package org.winnow.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.export.onnx.Given;
import org.winnow.export.onnx.OnnxExport;
import org.winnow.imports.onnx.OnnxJudge;
import org.winnow.imports.onnx.OnnxWish;
import org.winnow.training.Dl4jExport;
import org.winnow.training.Dl4jImport;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.engine.SampleNetworks;

/** A damaged file is refused in a sentence, or read; nothing else ever comes of it. */
class MutatedFilesTest {
  private static final String NET = "input 6x6x2/conv 4 3x3 same relu/batchnorm/dense 5/output 3";

  @TempDir Path folder;

  /** Some bytes changed, some left out, some twice, or the end cut off. */
  private static byte[] mutated(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 << random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = 0; i < length; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> bytes = Arrays.copyOf(bytes, at);
      case 2 ->
          System.arraycopy(whole, at, bytes, random.nextInt(bytes.length - length + 1), length);
      default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static Map<String, byte[]> entries(Path zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        entries.put(e.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(e.getKey()));
        out.write(e.getValue());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void ofDeeplearning4j() throws IOException {
    Path good = folder.resolve("good.zip");
    Dl4jExport.save(Given.of(SampleNetworks.skeleton(NET), 1, 1).model(), good);
    Map<String, byte[]> entries = entries(good);
    entries.remove("winnow.json");
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Map<String, byte[]> changed = new LinkedHashMap<>(entries);
      String name = random.nextInt(3) == 0 ? "coefficients.bin" : "configuration.json";
      changed.put(name, mutated(entries.get(name), random));
      byte[] bytes = random.nextInt(5) == 0 ? mutated(zip(entries), random) : zip(changed);
      Path file = Files.write(folder.resolve("bad.zip"), bytes);
      try {
        assertTrue(Dl4jImport.open(file).classes().size() > 1);
      } catch (InputException e) {
        refused++;
      }
    }
    assertTrue(refused > 100, "only " + refused + " were refused");
  }

  @Test
  void ofOnnxRunByOnnxRuntime() throws IOException {
    Given given = Given.of(SampleNetworks.skeleton(NET), 2, 1);
    byte[] good = OnnxExport.of(given.model());
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 12; i++) {
      Path file = Files.write(folder.resolve("bad.onnx"), mutated(good, random));
      try {
        OnnxJudge found =
            OnnxJudge.of(file, given.data(), OnnxWish.standard(), TrainingMonitor.silent());
        found.probabilities().ifPresent(rows -> assertEquals(2, rows.length));
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith("cannot import "), e.getMessage());
      }
    }
  }
}
