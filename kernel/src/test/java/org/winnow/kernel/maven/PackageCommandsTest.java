package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.magics.FakeHost;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;
import org.winnow.packages.PackageCache;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.training.Model;

/** Publishing, installing and building on packages, over Maven's own resolver. */
class PackageCommandsTest {
  private static final String NET = "input 8x8x1\ndense 8 relu\noutput 10\n";

  @TempDir static Path author;
  private static Session writer;
  private static FakeHost desk;

  @TempDir private Path folder;
  private final FakeHost host = new FakeHost();
  private Path shelf;
  private Session reader;

  @BeforeAll
  static void train() throws Exception {
    desk = new FakeHost();
    writer = session(author);
    write("%dataset digits --repo " + author.resolve("digits.winnow"));
    new Interpreter(writer).runCell("%%skeleton net", NET, desk);
    write("%train 1 --bs 256 --as digits");
    pack("org.acme:digits@1.0.0");
  }

  @AfterAll
  static void endAuthor() {
    writer.close();
  }

  @BeforeEach
  void begin() throws Exception {
    shelf = folder.resolve("shelf");
    reader = session(folder);
    write("%package publish " + file("org.acme:digits@1.0.0") + " --to " + shelf);
  }

  @AfterEach
  void end() {
    reader.close();
  }

  private static Session session(Path home) throws IOException {
    Path settings = Files.writeString(home.resolve("settings.xml"), "<settings/>");
    MavenPlaces places = new MavenPlaces(settings, Optional.empty(), Optional.empty());
    return new Session(
        new PackageStore(new MavenPackages(places), new PackageCache(home.resolve("cache")), home));
  }

  private static void write(String line) throws Exception {
    new Interpreter(writer).runLine(line, desk);
  }

  private static Path file(String coordinates) {
    return author.resolve(coordinates.replaceAll("\\W", "-") + ".winnowpkg");
  }

  private static void pack(String coordinates) throws Exception {
    write(
        "%package pack "
            + coordinates
            + " "
            + file(coordinates)
            + " --licence MIT --model digits --keys "
            + author.resolve("none"));
  }

  private String told(String line) throws Exception {
    host.printed.setLength(0);
    new Interpreter(reader).runLine(line.replace("$", folder.toString()), host);
    return host.printed.toString();
  }

  private String refused(String line) {
    return assertThrows(InputException.class, () -> told(line)).getMessage();
  }

  private List<String> lock() throws IOException {
    Path lock = folder.resolve("winnow.lock");
    return Files.exists(lock)
        ? Files.readAllLines(lock).stream().filter(l -> !l.startsWith("#")).toList()
        : List.of();
  }

  @Test
  void aColleagueInstallsItUnderAnotherNameAndPinsIt() throws Exception {
    String installed = told("%package install org.acme:digits --from $/shelf --as theirs");
    assertTrue(installed.startsWith("Installed org.acme:digits@1.0.0 (not signed)"), installed);
    Model own = writer.model("digits");
    assertEquals(own.hash(), reader.model("theirs").hash());
    assertEquals(own.hash(), ((Model) host.variable("theirs")).hash());
    String digest = PackageFile.open(file("org.acme:digits@1.0.0")).sha256();
    assertEquals(List.of("org.acme:digits@1.0.0 sha256:" + digest), lock());
    assertEquals("org.acme:digits@1.0.0  pinned here\n", told("%package list"));
    assertTrue(
        refused("%package install org.acme:digits --from $/shelf --signed")
            .contains("not signed by a key"));
    assertEquals(
        "Removed org.acme:digits@1.0.0 from winnow.lock.\n",
        told("%package remove org.acme:digits@1.0.0"));
    assertEquals("org.acme:digits@1.0.0\n", told("%package list"));
    told("%package remove org.acme:digits@1.0.0 --everywhere");
    assertEquals("No package is installed.\n", told("%package list"));
  }

  @Test
  void whatTheLockPinsIsInstalledAgainOrRefused() throws Exception {
    told("%package install org.acme:digits@1.0.0 --from $/shelf");
    List<String> pinned = lock();
    Path cache = folder.resolve("cache/org.acme");
    told("%package remove org.acme:digits@1.0.0 --everywhere");
    Files.write(folder.resolve("winnow.lock"), pinned);
    assertTrue(told("%package list").contains("but not installed"));
    assertTrue(
        told("%package install --from $/shelf").startsWith("Installed org.acme:digits@1.0.0"));
    reader.packages().store().remove(reader.packages().store().installed().get(0), true);
    Files.write(
        folder.resolve("winnow.lock"),
        List.of(pinned.get(0).replaceAll(".$", "0").replaceAll(":.(?=.{63}$)", ":f")));
    List<String> other = lock();
    String told = refused("%package install --from $/shelf");
    assertTrue(told.contains("is another file than the one locked"), told);
    assertEquals(other, lock());
    try (Stream<Path> left = Files.walk(cache)) {
      assertTrue(left.noneMatch(Files::isRegularFile));
    }
  }

  @Test
  void namesAndVersionsThatAreNotThereAreToldWithThoseThatAre() {
    String name = refused("%package install org.acme:digts --from $/shelf");
    assertTrue(name.contains("did you mean 'org.acme:digits'?"), name);
    String version = refused("%package install org.acme:digits@1.2.0 --from $/shelf");
    assertEquals("there is no version 1.2.0 of org.acme:digits; there are 1.0.0", version);
    assertTrue(refused("%package install org.acme:digits --from $/shel").contains("no folder"));
    assertTrue(refused("%package install digits").contains("GROUP:NAME"));
  }

  @Test
  void aVersionThatSaysTooLittleIsNotPublished() throws Exception {
    String again = author.resolve("again.winnowpkg").toString();
    Files.copy(file("org.acme:digits@1.0.0"), Path.of(again));
    assertTrue(
        refused("%package publish " + again + " --to $/shelf --force")
            .contains("is there already"));
    Path csv = author.resolve("three.csv");
    StringBuilder rows = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7).append(',').append(i % 3 * 2).append(",c").append(i % 3).append('\n');
    }
    Files.writeString(csv, rows);
    told("%dataset " + csv + " --label label --repo $/three.winnow");
    new Interpreter(reader).runCell("%%skeleton three", "input 2\noutput 3\n", host);
    told("%train 1 --as three");
    told("%package pack org.acme:digits@1.0.1 $/three.winnowpkg --licence MIT --keys $/none");
    String told = refused("%package publish $/three.winnowpkg --to $/shelf");
    assertTrue(told.contains("other classes and another signature"), told);
    assertTrue(told.contains("publish it as 2.0.0 or later"), told);
    assertTrue(
        told("%package publish $/three.winnowpkg --to $/shelf --force")
            .contains("against org.acme:digits@1.0.0"));
  }

  @Test
  void aNewNetworkIsBuiltOnItAndTellsSo() throws Exception {
    told("%package install org.acme:digits@1.0.0 --from $/shelf");
    told("%dataset digits --repo $/digits.winnow");
    String body = "use org.acme:digits@1.0.0 to dense1 frozen\ndense 6 relu\noutput 10\n";
    new Interpreter(reader).runCell("%%skeleton tuned", body, host);
    told("%train 1 --bs 256 --as tuned");
    assertArrayEquals(
        writer.model("digits").weights().values("dense1/W"),
        reader.model("tuned").weights().values("dense1/W"));
    told("%package pack org.acme:tuned@1.0.0 $/tuned.winnowpkg --licence MIT --keys $/none");
    PackageFile packed = PackageFile.open(folder.resolve("tuned.winnowpkg"));
    assertEquals(
        "org.acme:digits@1.0.0", packed.manifest().foundations().get(0).coordinates().toString());
    assertEquals("dense1", packed.model().skeleton().base().orElseThrow().to());
    String again = told("%package rebuild $/tuned.winnowpkg");
    assertTrue(again.contains("every weight is the same, bit for bit"), again);
    told("%package publish $/tuned.winnowpkg --to $/shelf");
    told("%package install org.acme:tuned --from $/shelf");
    String why = told("%package why org.acme:digits");
    assertEquals(
        "org.acme:tuned@1.0.0 was built on org.acme:digits@1.0.0\norg.acme:digits@1.0.0 is pinned here.\n",
        why);
    conflict();
  }

  /** A second major version of what another package was built on. */
  private void conflict() throws Exception {
    pack("org.acme:digits@2.0.0");
    write("%package publish " + file("org.acme:digits@2.0.0") + " --to " + shelf);
    List<String> before = lock();
    String told = refused("%package install org.acme:digits@2.0.0 --from $/shelf");
    assertTrue(
        told.startsWith(
            "org.acme:tuned@1.0.0 was built on org.acme:digits@1.0.0, but this folder has"
                + " org.acme:digits@2.0.0"),
        told);
    assertEquals(before, lock());
    assertTrue(
        told("%package install org.acme:digits@2.0.0 --force").contains("in place of 1.0.0"));
  }

  @Test
  void aNetworkTrainedAgainIsTheSameBitForBit() throws Exception {
    told("%package install org.acme:digits@1.0.0 --from $/shelf");
    String asked = "%package rebuild org.acme:digits ";
    String nowhere = refused(asked);
    assertTrue(nowhere.contains("no data set is open"), nowhere);
    assertTrue(nowhere.contains("nothing is fetched"), nowhere);
    String again = told(asked + "--data " + author.resolve("digits.winnow"));
    assertEquals(
        "org.acme:digits@1.0.0: trained again, every weight is the same, bit for bit (all recorded"
            + " conditions are the same here).\n",
        again);
  }

  @Test
  void packagesAreSearchedInFoldersAndIndexFiles() throws Exception {
    assertEquals(
        "org.acme:digits@1.0.0  MIT\nWrote 1 lines to " + folder + "/index.txt.\n",
        told("%package search DIGITS --in $/shelf --write $/index.txt"));
    assertEquals("org.acme:digits@1.0.0  MIT\n", told("%package search mit acme --in $/index.txt"));
    assertEquals("No package has these words.\n", told("%package search letters --in $/shelf"));
    assertTrue(refused("%package search --in $/nowhere").contains("cannot be searched"));
  }

  @Test
  void anIndexFileIsReadFromAServer() throws Exception {
    told("%package search --in $/shelf --write $/index.txt");
    try (LayoutServer server = new LayoutServer()) {
      server.files.put("/index.txt", Files.readAllBytes(folder.resolve("index.txt")));
      server.files.put("/page.html", "<html>".getBytes(StandardCharsets.UTF_8));
      String found = told("%package search digits --in " + server.url() + "index.txt");
      assertEquals("org.acme:digits@1.0.0  MIT\n", found);
      String none = refused("%package search digits --in " + server.url() + "index");
      assertTrue(none.contains("it answered with status 404"), none);
      String page = refused("%package search digits --in " + server.url() + "page.html");
      assertTrue(page.contains("page.html, line 1: expected GROUP:NAME@VERSION"), page);
      String secret = refused("%package search digits --in http://me:secret@127.0.0.1/index.txt");
      assertFalse(secret.contains("secret"), secret);
    }
  }

  @Test
  void aRepositoryThatGoesDownInTheMiddleLeavesNothing() throws Exception {
    try (LayoutServer server = new LayoutServer()) {
      write("%package publish " + file("org.acme:digits@1.0.0") + " --to " + server.url());
      server.dropInTheMiddleOf(".winnowpkg");
      refused("%package install org.acme:digits@1.0.0 --from " + server.url());
      assertEquals(List.of(), lock());
      assertEquals(List.of(), reader.packages().store().installed());
      try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
        assertFalse(left.anyMatch(Files::isRegularFile));
      }
    }
  }

  @Test
  void twoKernelsInstallAtOnce() throws Exception {
    List<FutureTask<String>> kernels = new ArrayList<>();
    // Both are made before either starts, since each making writes the settings anew.
    for (Session kernel : List.of(reader, session(folder))) {
      FakeHost own = new FakeHost();
      FutureTask<String> install =
          new FutureTask<>(
              () -> {
                new Interpreter(kernel)
                    .runLine("%package install org.acme:digits@1.0.0 --from " + shelf, own);
                return own.printed.toString();
              });
      kernels.add(install);
    }
    kernels.forEach(install -> new Thread(install, "installing").start());
    for (FutureTask<String> kernel : kernels) {
      assertTrue(kernel.get(60, TimeUnit.SECONDS).startsWith("Installed"));
    }
    assertEquals(1, lock().size());
    assertEquals(1, reader.packages().store().installed().size());
  }
}
