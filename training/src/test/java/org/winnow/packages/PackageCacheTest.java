package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

class PackageCacheTest {
  private static final PackageCoordinates DIGITS =
      PackageCoordinates.parse("org.acme:digits@1.2.0");

  @TempDir private Path folder;
  private PackageCache cache;

  @BeforeEach
  void begin() {
    cache = new PackageCache(folder.resolve("cache"));
  }

  private static Optional<Path> file(Path into, String content) {
    try {
      return Optional.of(Files.writeString(into.resolve("any-name"), content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path add(PackageCoordinates which, String content) {
    return cache.add(which, into -> file(into, content), checked -> {}).orElseThrow();
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).toList();
    }
  }

  @Test
  void keepsWhatWasAddedUntilItIsRemoved() throws IOException {
    assertEquals(List.of(), cache.all());
    PackageCoordinates later = PackageCoordinates.parse("org.acme:digits@1.10.0");
    add(later, "later");
    assertEquals("first", Files.readString(add(DIGITS, "first")));
    assertEquals("first", Files.readString(add(DIGITS, "never asked for")));
    assertEquals(List.of(DIGITS, later), cache.all());
    assertTrue(cache.remove(DIGITS));
    assertFalse(cache.remove(DIGITS));
    assertEquals(List.of(later), cache.all());
    assertEquals(List.of("cache/org.acme/digits/1.10.0/" + later.fileName()), everything());
  }

  @Test
  void whatFailsInTheMiddleLeavesNothing() throws IOException {
    IllegalStateException down = new IllegalStateException("the repository is down");
    assertThrows(
        IllegalStateException.class,
        () ->
            cache.add(
                DIGITS,
                into -> {
                  file(into, "the first half");
                  throw down;
                },
                checked -> {}));
    assertThrows(
        IllegalStateException.class,
        () ->
            cache.add(
                DIGITS,
                into -> file(into, "not what was locked"),
                checked -> {
                  throw down;
                }));
    assertEquals(Optional.empty(), cache.add(DIGITS, into -> Optional.empty(), checked -> {}));
    assertEquals(List.of(), everything());
    assertEquals(List.of(), cache.all());
  }

  /** Two kernels that have both fetched a file before either puts it into its place. */
  private List<FutureTask<Path>> atOnce(String one, String other) {
    CyclicBarrier bothFetched = new CyclicBarrier(2);
    List<FutureTask<Path>> kernels = new ArrayList<>();
    for (String content : List.of(one, other)) {
      FutureTask<Path> kernel =
          new FutureTask<>(
              () ->
                  new PackageCache(cache.folder())
                      .add(DIGITS, into -> file(into, content), checked -> meet(bothFetched))
                      .orElseThrow());
      kernels.add(kernel);
      new Thread(kernel, "kernel " + content).start();
    }
    return kernels;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofTwoThatInstallAtOnceBothHaveTheSameFile() throws Exception {
    List<FutureTask<Path>> kernels = atOnce("same", "same");
    Path first = kernels.get(0).get(60, TimeUnit.SECONDS);
    assertEquals(first, kernels.get(1).get(60, TimeUnit.SECONDS));
    assertEquals("same", Files.readString(first));
    assertEquals(1, everything().size(), "" + everything());
  }

  @Test
  void ofTwoWithDifferentFilesTheSecondIsRefused() throws Exception {
    List<String> refusals = new ArrayList<>();
    for (FutureTask<Path> kernel : atOnce("one", "two")) {
      try {
        kernel.get(60, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        refusals.add(e.getCause().getMessage());
      }
    }
    assertEquals(1, refusals.size(), "" + refusals);
    assertTrue(refusals.get(0).contains("another kernel has just installed"), "" + refusals);
    assertEquals(1, everything().size(), "" + everything());
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("cache"), "a file in the way");
    String told = assertThrows(InputException.class, () -> add(DIGITS, "x")).getMessage();
    assertTrue(told.contains("nothing was installed"), told);
    assertEquals("a file in the way", Files.readString(file));
  }

  @Test
  void whatAKilledProcessLeftIsClearedOnceItIsOld() throws IOException {
    Path old = Files.createDirectories(cache.folder().resolve(".underway-1/fetched"));
    Path fresh = Files.createDirectories(cache.folder().resolve(".underway-2"));
    Files.setLastModifiedTime(
        old.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    add(DIGITS, "x");
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
  }
}
