package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

class LockFileTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir private Path folder;
  private Path file;
  private LockFile lock;

  @BeforeEach
  void begin() {
    file = folder.resolve("winnow.lock");
    lock = open();
  }

  private LockFile open() {
    return new LockFile(file, folder.resolve("cache/turn"));
  }

  private static LockLine line(String coordinates, String sha256) {
    return new LockLine(PackageCoordinates.parse(coordinates), sha256);
  }

  @Test
  void holdsALineForEachNameInOrder() throws IOException {
    lock.put(line("org.acme:zebra@1.0.0", ONE));
    lock.put(line("org.acme:digits@1.2.0", ONE));
    assertEquals(
        Optional.of(line("org.acme:digits@1.2.0", ONE)),
        lock.put(line("org.acme:digits@1.3.0", TWO)));
    assertEquals(
        List.of("org.acme:digits@1.3.0 sha256:" + TWO, "org.acme:zebra@1.0.0 sha256:" + ONE),
        Files.readAllLines(file).subList(1, 3));
    lock.remove(PackageName.parse("org.acme:zebra"));
    assertEquals(
        List.of(PackageName.parse("org.acme:digits")), List.copyOf(open().lines().keySet()));
  }

  @Test
  void refusesOtherBytesForAVersionThatIsLocked() {
    lock.put(line("org.acme:digits@1.2.0", ONE));
    PackageCoordinates locked = PackageCoordinates.parse("org.acme:digits@1.2.0");
    lock.require(locked, ONE);
    lock.require(PackageCoordinates.parse("org.acme:digits@1.3.0"), TWO);
    String told = assertThrows(InputException.class, () -> lock.require(locked, TWO)).getMessage();
    assertTrue(told.contains("digits@1.2.0") && told.contains("winnow.lock"), told);
    assertTrue(told.contains("111111111111…") && told.contains("222222222222…"), told);
  }

  @Test
  void namesTheLineThatIsNone() throws IOException {
    Files.writeString(file, "# mine\n\norg.acme:digits 1.2.0\n");
    String told = assertThrows(InputException.class, lock::lines).getMessage();
    assertTrue(told.contains("winnow.lock, line 3: expected GROUP:NAME@VERSION"), told);
    Files.writeString(file, line("a:b@1.0.0", ONE) + "\n" + line("a:b@2.0.0", ONE) + "\n");
    String twice = assertThrows(InputException.class, lock::lines).getMessage();
    assertTrue(twice.contains("line 2: a second line for a:b"), twice);
  }

  @Test
  void linesOfSeveralKernelsAtOnceAreAllKept() throws Exception {
    List<FutureTask<Void>> kernels = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      LockLine own = line("org.acme:net" + i + "@1.0.0", ONE);
      FutureTask<Void> kernel = new FutureTask<>(() -> open().put(own), null);
      kernels.add(kernel);
      new Thread(kernel, "kernel " + i).start();
    }
    for (FutureTask<Void> kernel : kernels) {
      kernel.get(60, TimeUnit.SECONDS);
    }
    assertEquals(8, lock.lines().size());
  }
}
