package org.winnow.datasets.sources;

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
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.SourceNote;

/** A small data set that a server on this machine serves, for tests of fetching. */
abstract class ServedToy {
  @TempDir Path home;

  final Map<String, byte[]> served = new TreeMap<>();
  final List<String> asked = new ArrayList<>();
  private HttpServer server;
  boolean breaksOff;

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

  static byte[] idx(int magic, int n) {
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

  NamedData data(Optional<NamedData.Debian> debian, Optional<NamedData.Npm> npm)
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

  NamedData data() throws IOException {
    return data(Optional.empty(), Optional.empty());
  }

  LoadOptions options(boolean offline) {
    Caches caches = new Caches(home.resolve("own"), Optional.of(home.resolve("shared")));
    return LoadOptions.standard().withFetching(new Fetching(caches, offline, Progress.SILENT));
  }

  Loaded load(NamedData data, ClientCommands commands) {
    return new NamedLoader(data, options(false), commands).load();
  }

  /** A machine without any client. */
  static class NoClients implements ClientCommands {
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

  static void entry(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  byte[] tar(String folder, String extra) throws IOException {
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
}
