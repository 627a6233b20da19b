package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelFileTest {
  private static final Dataset DATA = Blobs.of(60, new Shape(4, 4, 1), 3, 5);
  private final Model model = trained();

  @TempDir Path folder;

  private static Model trained() {
    Skeleton skeleton = Skeleton.parse("tiny", "input 4x4x1\nconv 2 3x3 relu\nbatchnorm\noutput 3");
    Refinement everything =
        new Refinement(
            0.1,
            1e-5,
            1e-4,
            new GradientLimit(0, 2),
            0.05,
            new ClassWeights(true, java.util.Map.of("c1", 2.0)),
            java.util.List.of("conv1"),
            new Augmentation(1, true, 0.01));
    Recipe recipe =
        Recipe.standard()
            .withEpochs(3)
            .withBatchSize(16)
            .withPatience(2)
            .withRefinement(everything);
    return new Trainer(skeleton, recipe)
        .train(DATA, TrainingMonitor.silent())
        .withOrigin("abc123", 4);
  }

  @Test
  void whatIsOpenedIsWhatWasSaved() {
    Path file = folder.resolve("a.winnow");
    model.save(file);
    Model opened = Model.open(file);
    assertEquals(model.hash(), opened.hash());
    assertEquals(model.skeleton(), opened.skeleton());
    assertEquals(model.recipe(), opened.recipe());
    assertEquals(model.provenance(), opened.provenance());
    assertEquals(model.classes(), opened.classes());
    assertEquals(model.preparation(), opened.preparation());
    assertEquals(model.history(), opened.history());
    int[] rows = DATA.labelledRows(Split.TEST);
    assertArrayEquals(
        model.predict(DATA, rows).probabilities(), opened.predict(DATA, rows).probabilities());
    assertSameTrace(model.trace().orElseThrow(), opened.trace().orElseThrow());
  }

  private static void assertSameTrace(TrainingTrace expected, TrainingTrace found) {
    assertEquals(expected.ids(), found.ids());
    assertEquals(expected.epochs(), found.epochs());
    assertEquals(expected.firstHalfEpochs(), found.firstHalfEpochs());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.label(i), found.label(i));
      assertArrayEquals(expected.logitSum(i), found.logitSum(i));
      assertArrayEquals(expected.firstHalfLogitSum(i), found.firstHalfLogitSum(i));
      assertEquals(expected.loss(i, 2), found.loss(i, 2));
      assertEquals(expected.margin(i, 1), found.margin(i, 1));
      assertEquals(expected.prediction(i, 0), found.prediction(i, 0));
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("a.winnow");
    Path second = folder.resolve("b.winnow");
    Path third = folder.resolve("c.winnow");
    model.save(first);
    model.save(second);
    Model.open(first).save(third);
    assertEquals(-1, Files.mismatch(first, second));
    assertEquals(-1, Files.mismatch(first, third));
    try (var left = Files.list(folder)) {
      assertEquals(3, left.count(), "nothing but the models may be left in the folder");
    }
  }

  @Test
  void aChangedByteAnywhereIsNoticed() throws IOException {
    Path file = folder.resolve("a.winnow");
    model.save(file);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += Math.max(1, good.length / 97)) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      int changed = at;
      assertThrows(InputException.class, () -> Model.open(file), () -> "byte " + changed);
    }
  }

  @Test
  void aTruncatedOrLengthenedFileIsRefused() throws IOException {
    Path file = folder.resolve("a.winnow");
    model.save(file);
    byte[] good = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
    assertRefused(file, "no readable zip");
    Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
    assertRefused(file, "");
    Files.write(file, new byte[0]);
    assertRefused(file, "");
  }

  @Test
  void extraMissingAndCompressedEntriesAreRefused() throws IOException {
    Path file = folder.resolve("a.winnow");
    Path odd = folder.resolve("odd.winnow");
    model.save(file);
    rewrite(file, odd, List.of(), "extra.txt", ZipEntry.STORED);
    assertRefused(odd, "the entry 'extra.txt' does not belong there");
    rewrite(file, odd, List.of(), "../../evil", ZipEntry.STORED);
    assertRefused(odd, "the entry '../../evil' does not belong there");
    rewrite(file, odd, List.of("trace.safetensors"), null, ZipEntry.STORED);
    assertRefused(odd, "");
    rewrite(file, odd, List.of("weights.safetensors"), null, ZipEntry.STORED);
    assertRefused(odd, "'weights.safetensors' is missing");
    rewrite(file, odd, List.of(), null, ZipEntry.DEFLATED);
    assertRefused(odd, "is compressed");
    assertRefused(folder.resolve("none.winnow"), "there is no model file");
  }

  private static void rewrite(Path from, Path to, List<String> without, String extra, int method)
      throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream written = new ZipOutputStream(out)) {
      written.setMethod(ZipOutputStream.DEFLATED);
      for (ZipEntry e : java.util.Collections.list(zip.entries())) {
        if (!without.contains(e.getName())) {
          put(written, e.getName(), zip.getInputStream(e).readAllBytes(), method);
        }
      }
      if (extra != null) {
        put(written, extra, new byte[] {1, 2, 3}, method);
      }
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes, int method)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
    if (method == ZipEntry.STORED) {
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update(bytes);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  @Test
  void weightsThatDoNotFitTheSkeletonAreRefused() {
    List<Tensor> tensors = List.of(Tensor.of("conv1/W", List.of(1), new float[] {1}));
    byte[] file = bytes(tensors);
    assertEquals("conv1/W", Safetensors.read(file, "x").get(0).name());
    byte[] wrong = file.clone();
    wrong[0] = (byte) 0xff;
    wrong[1] = (byte) 0xff;
    wrong[2] = (byte) 0xff;
    String message =
        assertThrows(InputException.class, () -> Safetensors.read(wrong, "x")).getMessage();
    assertTrue(message.contains("its header claims 16777215 bytes"), message);
  }

  private static byte[] bytes(List<Tensor> tensors) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    try {
      Safetensors.write(tensors, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Path nowhere = folder.resolve("no/such/folder/a.winnow");
    String message = assertThrows(InputException.class, () -> model.save(nowhere)).getMessage();
    assertTrue(message.contains("there is no such folder"), message);
    assertFalse(Files.exists(nowhere));
  }

  private static void assertRefused(Path file, String expected) {
    String message = assertThrows(InputException.class, () -> Model.open(file)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.lines().count() <= 3, message);
  }
}
