package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.training.Model;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageFileTest {
  private final Model model = SamplePackages.trained();
  private final PackageFile packed = SamplePackages.of(model);

  @TempDir Path folder;

  private Path saved() {
    Path file = folder.resolve("a.winnowpkg");
    packed.save(file);
    return file;
  }

  @Test
  void whatIsOpenedIsWhatWasPacked() {
    PackageFile opened = PackageFile.open(saved());
    assertEquals(packed.manifest(), opened.manifest());
    assertEquals("org.acme:blobs@1.2.0", opened.manifest().coordinates().toString());
    assertEquals(model.hash(), opened.model().hash());
    assertEquals(model.recipe(), opened.model().recipe());
    assertEquals(model.provenance().commit(), opened.model().provenance().commit());
    int[] rows = SamplePackages.DATA.labelledRows(Split.TEST);
    assertArrayEquals(
        model.predict(SamplePackages.DATA, rows).probabilities(),
        opened.model().predict(SamplePackages.DATA, rows).probabilities());
    Replay replay = opened.replay();
    assertEquals(5, replay.rows());
    assertEquals(0, replay.difference());
    assertTrue(replay.passed());
  }

  @Test
  void goldenRowsAreRawExamplesOfTheData() {
    GoldenChoice choice =
        GoldenChoice.of(SamplePackages.DATA, model.preparation(), packed.golden().size());
    assertEquals(Split.VALIDATION, choice.split());
    float[] raw = new float[16];
    SamplePackages.DATA.features().copyRow(choice.rows()[0], raw, 0);
    assertArrayEquals(raw, packed.golden().inputs()[0]);
    assertTrue(java.util.stream.IntStream.range(0, 16).anyMatch(i -> raw[i] > 1), "prepared");
  }

  @Test
  void theSameModelPacksToTheSameBytes() throws IOException {
    Path first = saved();
    Path second = folder.resolve("b.winnowpkg");
    SamplePackages.of(model).save(second);
    assertEquals(-1, Files.mismatch(first, second));
    PackageFile.open(first).save(second);
    assertEquals(-1, Files.mismatch(first, second));
    assertEquals(sha256(first), PackageFile.open(first).sha256());
  }

  /** Trained again: another moment, the same network. */
  @Test
  void theHourOfTheTrainingLeavesNoTrace() throws IOException {
    Path again = folder.resolve("again.winnowpkg");
    SamplePackages.of(SamplePackages.trained()).save(again);
    assertEquals(-1, Files.mismatch(saved(), again));
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void holdsNothingOfTheMachineThatPackedIt() throws IOException {
    String all = new String(Files.readAllBytes(saved()), StandardCharsets.ISO_8859_1);
    List<String> own = new ArrayList<>();
    own.add(System.getProperty("user.name"));
    own.add(System.getProperty("user.home"));
    own.add(System.getProperty("user.dir"));
    own.add(System.getProperty("java.io.tmpdir"));
    own.add(folder.toString());
    own.add(model.provenance().host());
    own.add(model.provenance().trained().toString());
    own.add(String.valueOf(java.time.Year.now()));
    Path hostName = Path.of("/etc/hostname");
    if (Files.exists(hostName)) {
      own.add(Files.readString(hostName).strip());
    }
    for (String text : own) {
      // Shorter texts come by chance in any file.
      assertFalse(text.length() > 3 && all.contains(text), text);
    }
  }

  @Test
  void aChangedByteAnywhereIsNoticed() throws IOException {
    Path file = saved();
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += Math.max(1, good.length / 97)) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      int changed = at;
      assertThrows(InputException.class, () -> PackageFile.open(file), () -> "byte " + changed);
    }
  }

  @Test
  void aNewerFormatIsNamedEvenIfItHasOtherEntries() throws IOException {
    Path file = saved();
    Map<String, byte[]> entries = SamplePackages.entries(file);
    replace(entries, "\"formatVersion\":1", "\"formatVersion\":2");
    entries.put("plan.json", new byte[] {1});
    SamplePackages.write(entries, file);
    assertRefused(
        file, "has version 2 of the package format, this Winnow reads version 1; for a later one");
  }

  @Test
  void aManifestThatSaysMoreThanItsFormatIsRefused() throws IOException {
    Path file = saved();
    Map<String, byte[]> entries = SamplePackages.entries(file);
    replace(entries, "\"licence\":\"Apache-2.0\"", "\"licence\":\"Apache-2.0\",\"run\":\"x\"");
    SamplePackages.write(entries, file);
    assertRefused(file, "says more than its format has");
  }

  @Test
  void aManifestOfAnotherModelIsRefused() throws IOException {
    Path file = saved();
    Map<String, byte[]> entries = SamplePackages.entries(file);
    replace(entries, "\"c0\"", "\"zero\"");
    SamplePackages.write(entries, file);
    assertRefused(file, "is not the one that its manifest names");
  }

  @Test
  void aSignatureOfOtherShapesIsRefused() throws IOException {
    Path file = saved();
    Map<String, byte[]> entries = SamplePackages.entries(file);
    replace(entries, "\"shape\":[4,4,1]", "\"shape\":[8,2,1]");
    SamplePackages.write(entries, file);
    assertRefused(file, "is not that of its skeleton");
  }

  @Test
  void aModelFileIsNoPackage() {
    Path file = folder.resolve("model.winnow");
    model.save(file);
    assertRefused(file, "its manifest is not that of a package");
    assertRefused(folder.resolve("none.winnowpkg"), "there is no package file");
  }

  private static void replace(Map<String, byte[]> entries, String from, String to) {
    String text = new String(entries.get(PackageFile.MANIFEST), StandardCharsets.UTF_8);
    assertTrue(text.contains(from), text);
    entries.put(PackageFile.MANIFEST, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Path file, String expected) {
    String message = assertThrows(InputException.class, () -> PackageFile.open(file)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.lines().count() <= 3, message);
  }
}
