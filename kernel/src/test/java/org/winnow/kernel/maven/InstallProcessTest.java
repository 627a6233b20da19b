package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.magics.FakeHost;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;
import org.winnow.packages.PackageCache;
import org.winnow.packages.PackageStore;

/** Packages that processes of their own install. */
class InstallProcessTest {
  private static final String NAME = "org.acme:birds@1.0.0";

  @TempDir private Path folder;

  @BeforeEach
  void publish() throws Exception {
    Path author = Files.createDirectory(folder.resolve("author"));
    Files.writeString(folder.resolve("settings.xml"), "<settings/>");
    MavenPlaces places =
        new MavenPlaces(
            folder.resolve("settings.xml"), java.util.Optional.empty(), java.util.Optional.empty());
    PackageStore store =
        new PackageStore(
            new MavenPackages(places), new PackageCache(author.resolve("cache")), author);
    String file = author.resolve("birds.winnowpkg").toString();
    try (Session session = new Session(store)) {
      Interpreter commands = new Interpreter(session);
      FakeHost host = new FakeHost();
      commands.runLine("%dataset penguins --repo " + author.resolve("penguins.winnow"), host);
      commands.runCell("%%skeleton birds", "input 15\ndense 2000\noutput 3\n", host);
      commands.runLine("%train 1", host);
      commands.runLine("%package pack " + NAME + " " + file + " --licence MIT --unsigned", host);
      commands.runLine("%package publish " + file + " --to " + folder.resolve("shelf"), host);
    }
  }

  /** A process that is ready to install; with some blocks of 512 bytes as the largest file. */
  private Process started(String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(InstallProcess.class.getName());
    command.addAll(List.of(folder.toString(), folder.resolve("shelf").toString(), NAME));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static BufferedReader words(Process process) throws IOException {
    BufferedReader words =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("ready", words.readLine());
    return words;
  }

  private static void begin(Process process) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  private List<String> cached() throws IOException {
    Path cache = folder.resolve("cache");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".winnowpkg"))
          .toList();
    }
  }

  @Test
  void twoProcessesInstallAtOnce() throws Exception {
    Process one = started();
    Process other = started();
    try (BufferedReader ofOne = words(one);
        BufferedReader ofOther = words(other)) {
      begin(one);
      begin(other);
      String said = ofOne.readLine();
      assertTrue(said.startsWith("installed "), said);
      assertEquals(said, ofOther.readLine());
      assertEquals(1, cached().size());
      List<String> lock = Files.readAllLines(folder.resolve("winnow.lock"));
      assertEquals(1, lock.stream().filter(line -> line.startsWith(NAME + " ")).count());
    } finally {
      one.destroy();
      other.destroy();
    }
  }

  /** No file may grow beyond 16 blocks: writing fails in the middle, as on a disk that is full. */
  @Test
  void aDiskThatTakesNoMoreLeavesNothing() throws Exception {
    Process process = started("/bin/sh", "-c", "ulimit -f 16; exec \"$@\"", "sh");
    try (BufferedReader words = words(process)) {
      begin(process);
      String said = words.readLine();
      assertTrue(said != null && said.startsWith("refused "), said);
      assertEquals(List.of(), cached());
      assertFalse(Files.exists(folder.resolve("winnow.lock")));
    } finally {
      process.destroy();
    }
  }
}
