package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches a file, going on where an earlier try stopped, and keeps it only if it is the right one.
 */
final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Progress progress;
  private final Limits limits;

  Download(Progress progress, Limits limits) {
    this.progress = progress;
    this.limits = limits;
  }

  /**
   * Fetches {@code mirror + file.name() + ".gz"} into a folder; does nothing where it is there.
   *
   * @throws IOException where it cannot be had; what came stays for the next try
   */
  void fetch(String mirror, NamedData.File file, Path folder) throws IOException {
    Path target = folder.resolve(file.name() + ".gz");
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(folder);
    Path part = folder.resolve(file.name() + ".gz.part");
    URI address = URI.create(mirror + file.name() + ".gz");
    boolean goesOn = Files.exists(part);
    receive(address, part, file.name());
    if (goesOn && !isRight(part, file)) { // perhaps begun at a mirror that packs it differently
      Files.delete(part);
      receive(address, part, file.name());
    }
    try {
      Checksum.require(part, file, limits);
    } catch (IOException e) {
      Files.delete(part);
      throw new IOException("not the file that was expected: " + e.getMessage(), e);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isRight(Path part, NamedData.File file) {
    try {
      Checksum.require(part, file, limits);
      return true;
    } catch (IOException e) {
      return false; // the caller fetches it anew
    }
  }

  /** Bytes that were there before, and bytes in all (-1 where not known). */
  private record Extent(long from, long total) {}

  private void receive(URI address, Path part, String name) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpResponse<InputStream> answer = send(request.build());
    try (InputStream body = answer.body()) {
      int status = answer.statusCode();
      if (status == RANGE_NOT_SATISFIABLE && have > 0) {
        return; // all of it had come before
      }
      if (status != OK && status != PARTIAL) {
        throw new IOException("the server answered " + status + " for " + name + ".gz");
      }
      long from = status == PARTIAL ? have : 0;
      long length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
      copy(body, part, name, new Extent(from, length < 0 ? -1 : from + length));
    }
  }

  private void copy(InputStream body, Path part, String name, Extent extent) throws IOException {
    long done = extent.from();
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out =
        done > 0
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
        if (done > limits.bytes()) {
          throw new IOException(name + ".gz has more than " + limits.bytes() + " bytes, the limit");
        }
        progress.update("fetching " + name + ".gz", done, extent.total());
      }
    }
    long total = extent.total();
    if (total >= 0 && done < total) {
      throw new IOException("the connection ended after " + done + " of " + total + " bytes");
    }
  }

  private static HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NORMAL);
    proxy(System.getenv()).ifPresent(client::proxy);
    try {
      return client.build().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ConnectException | HttpTimeoutException e) {
      throw new IOException("no connection", e);
    }
  }

  /** The proxy that {@code HTTPS_PROXY} names, as other clients understand it. */
  static Optional<ProxySelector> proxy(Map<String, String> environment) {
    String named =
        environment.getOrDefault("https_proxy", environment.getOrDefault("HTTPS_PROXY", ""));
    if (named.isBlank()) {
      return Optional.empty();
    }
    URI proxy = URI.create(named.contains("://") ? named : "http://" + named);
    int port = proxy.getPort() > 0 ? proxy.getPort() : 80;
    return Optional.of(ProxySelector.of(InetSocketAddress.createUnresolved(proxy.getHost(), port)));
  }
}
