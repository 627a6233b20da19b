package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/** Fetches from a server on this machine, into caches. */
class NamedLoaderTest extends ServedToy {
  @Test
  void fetchesFromAMirrorOnceAndThenUsesTheCache() throws IOException {
    Loaded first = load(data(), new NoClients());
    assertEquals(72, first.dataset().size());
    assertEquals(12, first.dataset().splits().rows(Split.TEST).length);
    assertEquals(List.of("even", "odd"), first.dataset().schema().classes());
    assertEquals("toy", first.dataset().name());
    assertEquals(4, asked.size());
    assertEquals(first.dataset().digest(), load(data(), new NoClients()).dataset().digest());
    assertEquals(4, asked.size());
  }

  @Test
  void goesOnWhereADownloadBrokeOff() throws IOException {
    breaksOff = true;
    NamedData data = data();
    assertThrows(InputException.class, () -> load(data, new NoClients()));
    Path part = home.resolve("own/datasets/toy/t10k-images-idx3-ubyte.gz.part");
    long had = Files.size(part);
    breaksOff = false;
    assertEquals(72, load(data, new NoClients()).dataset().size());
    assertTrue(asked.contains("t10k-images-idx3-ubyte bytes=" + had + "-"), asked.toString());
    assertFalse(Files.exists(part));
  }

  @Test
  void refusesAFileThatIsNotTheRightOne() throws IOException {
    NamedData data = data();
    served.put("train-labels-idx1-ubyte", idx(0x801, 61));
    String message =
        assertThrows(InputException.class, () -> load(data, new NoClients())).getMessage();
    assertTrue(
        message.contains("not the file that was expected: train-labels-idx1-ubyte has SHA-256"),
        message);
    assertFalse(Files.exists(home.resolve("own/datasets/toy/train-labels-idx1-ubyte.gz")));
  }

  @Test
  void beginsAnewWhereWhatWasBegunIsOfAnotherFile() throws IOException {
    Path own = Files.createDirectories(home.resolve("own/datasets/toy"));
    Files.write(own.resolve("t10k-labels-idx1-ubyte.gz.part"), new byte[] {1, 2, 3});
    assertEquals(72, load(data(), new NoClients()).dataset().size());
    assertTrue(asked.contains("t10k-labels-idx1-ubyte bytes=3-"), asked.toString());
    assertTrue(asked.contains("t10k-labels-idx1-ubyte"), asked.toString());
  }

  @Test
  void readsTheSharedLayerAndWritesNothing() throws IOException {
    Path shared = Files.createDirectories(home.resolve("shared/datasets/toy"));
    for (Map.Entry<String, byte[]> file : served.entrySet()) {
      Files.write(shared.resolve(file.getKey()), file.getValue());
    }
    assertEquals(72, load(data(), new NoClients()).dataset().size());
    assertEquals(List.of(), asked);
    assertFalse(Files.exists(home.resolve("own")));
  }

  @Test
  void offlineSaysWhatToPutWhere() throws IOException {
    NamedData data = data();
    String message =
        assertThrows(
                InputException.class,
                () -> new NamedLoader(data, options(true), new NoClients()).load())
            .getMessage();
    assertEquals(
        "toy is not in the cache "
            + home.resolve("own/datasets/toy")
            + " and cannot be fetched: fetching is switched off\n"
            + "fetch it once where there is a network, or put there t10k-images-idx3-ubyte.gz,"
            + " t10k-labels-idx1-ubyte.gz, train-images-idx3-ubyte.gz,"
            + " train-labels-idx1-ubyte.gz\n"
            + "'digits' is built in and always there",
        message);
    assertEquals(List.of(), asked);
  }

  @Test
  void proxiesOfTheEnvironmentAreHonoured() {
    assertTrue(Download.proxy(Map.of("HTTPS_PROXY", "http://proxy:3128")).isPresent());
    assertTrue(Download.proxy(Map.of("https_proxy", "proxy:3128")).isPresent());
    assertTrue(Download.proxy(Map.of()).isEmpty());
  }

  @Test
  void cachesLieWhereTheEnvironmentSays() {
    Caches caches = Caches.fromEnvironment(Map.of("WINNOW_HOME", "/a", "WINNOW_SHARED", "/b"));
    assertEquals(new Caches(Path.of("/a"), Optional.of(Path.of("/b"))), caches);
    assertTrue(Caches.fromEnvironment(Map.of()).home().endsWith(".cache/winnow"));
  }
}
