package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;
import org.winnow.packages.PackageFile;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageCommandTest {
  private static final String PACK =
      "%package pack org.acme:digits@1.0.0 $/a.winnowpkg --licence Apache-2.0 --keys $/none";

  @TempDir static Path folder;

  private Loop loop;

  @BeforeAll
  void train() throws Exception {
    loop = new Loop(folder);
    loop.digits().skeleton().run("%train 1 --bs 256").output();
  }

  @AfterAll
  void close() {
    loop.close();
  }

  private String told(String line) throws Exception {
    loop.output();
    return loop.run(line).output();
  }

  @Test
  void packsInspectsAndVerifies() throws Exception {
    String packed = told(PACK + " --description 'Digits \"by hand\"'");
    assertTrue(packed.contains("Packed org.acme:digits@1.0.0 to "), packed);
    assertTrue(packed.contains("not signed"), packed);
    assertTrue(packed.contains("270 examples of digits, validation split"), packed);
    assertTrue(packed.contains("sees the 16 golden rows"), packed);
    String info = told("%package info $/a.winnowpkg --keys $/none");
    assertTrue(info.contains("Digits \"by hand\""), info);
    assertTrue(info.contains("input float32 8x8x1"), info);
    String verified = told("%package verify $/a.winnowpkg --keys $/none");
    assertTrue(verified.contains("differ by at most 0.0e+00 (bar 1e-05)"), verified);
    assertTrue(verified.contains("the same class for 16"), verified);
    assertEquals(
        loop.session.model().hash(),
        PackageFile.open(folder.resolve("a.winnowpkg")).model().hash());
  }

  @Test
  void signsAndTellsWhoDid() throws Exception {
    String key = told("%package key --keys $/author");
    String line = key.lines().filter(l -> l.startsWith("%package trust")).findFirst().orElseThrow();
    assertFalse(told("%package key --keys $/author").contains("Made"), "made twice");
    told(PACK.replace("a.winnowpkg", "s.winnowpkg").replace("$/none", "$/author"));
    String verify = "%package verify $/s.winnowpkg --signed --keys $/reader";
    InputException e = assertThrows(InputException.class, () -> loop.run(verify));
    assertTrue(e.getMessage().contains("that you have not pinned"), e.getMessage());
    told(line.replace("YOUR-NAME", "ann") + " --keys $/reader");
    assertTrue(told("%package trust --keys $/reader").startsWith("ann "));
    assertTrue(told(verify).contains("; signed by ann."));
    told("%package trust ann --remove --keys $/reader");
    assertThrows(InputException.class, () -> loop.run(verify));
  }

  @Test
  void readsTheTestSplitOnlyWhenAskedAndCounts() throws Exception {
    int before = loop.session.lookAtTest();
    told(PACK.replace("a.winnowpkg", "t.winnowpkg"));
    told(PACK.replace("a.winnowpkg", "t.winnowpkg") + " --test");
    assertEquals(before + 2, loop.session.lookAtTest());
    assertEquals(2, PackageFile.open(folder.resolve("t.winnowpkg")).manifest().metrics().size());
  }

  @Test
  void comparesPackagesWithTheLabelEditsBetween() throws Exception {
    try (Loop own = new Loop(folder.resolve("own"))) {
      Files.createDirectories(own.folder);
      own.digits().skeleton().run("%train 1 --bs 256").run(packed("1.0.0"));
      own.run("%show -n 2 --class 3").run("%relabel #1 8").run("%relabel #2 8");
      own.run("%commit -m 'Two were eights'").run("%train 1 --bs 256").run(packed("1.0.1"));
      own.output();
      String told = own.run("%package diff $/1.0.0.winnowpkg $/1.0.1.winnowpkg").output();
      assertTrue(told.contains("org.acme:d@1.0.0 → org.acme:d@1.0.1"), told);
      assertTrue(told.contains("dataDigest"), told);
      assertTrue(told.contains(": 2 relabelled"), told);
      assertFalse(told.contains("classes"), told);
      told = loop.run("%package diff $/own/1.0.0.winnowpkg $/own/1.0.1.winnowpkg").output();
      assertTrue(told.contains("open the data set that they were trained from"), told);
    }
  }

  private static String packed(String version) {
    String line = "%package pack org.acme:d@V $/V.winnowpkg --licence MIT --unsigned";
    return line.replace("V", version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%package | name what to do: pack, info, verify",
        "%package pakc x | %package does not expect 'pakc'; did you mean 'pack'?",
        "%package pack x:y@1.0.0 | '--licence=SPDX'",
        "%package pack x:y --licence MIT | GROUP:NAME@VERSION, as org.acme:digits@1.2.0",
        "%package pack x:y@1 --licence MIT | MAJOR.MINOR.PATCH",
        "%package pack x:y@1.0.0 --licence 'no licence' | SPDX",
        "%package pack x:y@1.0.0 --licence MIT --golden 0 | 1 to 1000, got 0",
        "%package pack x:y@1.0.0 --licence MIT --modle m | did you mean '--model'?",
        "%package pack x:y@1.0.0 --licence MIT --data-at https://me:secret@x.org/d | without a password",
        "%package pack x:y@1.0.0 nowhere/at/all.winnowpkg --licence MIT --unsigned | there is no such folder",
        "%package info nothing.winnowpkg | there is no package file nothing.winnowpkg",
        "%package info org.acme:nowhere@1.0.0 | org.acme:nowhere@1.0.0 is not installed",
        "%package verify | usage: %package verify",
        "%package trust ann | %package trust OWNER KEY pins a key",
        "%package trust ann x --keys $/none | 60 characters",
      })
  void tellsWhatWasExpected(String line, String told) {
    InputException e = assertThrows(InputException.class, () -> loop.run(line));
    assertTrue(e.getMessage().contains(told), e.getMessage());
    assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
    assertFalse(Files.exists(Path.of("y-1.0.0.winnowpkg")));
  }

  @Test
  void completesItsVerbsAndTheirOptions() throws Exception {
    assertEquals(List.of("pack"), completed("%package pac"));
    assertEquals(List.of("--licence"), completed("%package pack x:y@1.0.0 --lic"));
    assertEquals(List.of("model"), completed("%package pack x:y@1.0.0 --model mo"));
    assertEquals(List.of(), completed("%package pack x:y@1.0.0 --signed"));
    assertTrue(told("%package pack --help").startsWith("\nUsage: %package pack"), "help");
    assertTrue(told("%package?").contains("verify"), "help of all");
  }

  private List<String> completed(String line) {
    return loop.interpreter.complete(line, line.length()).stream().map(Completion::text).toList();
  }
}
