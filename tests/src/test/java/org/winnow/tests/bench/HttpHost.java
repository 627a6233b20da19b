package org.winnow.tests.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Plain git's own server behind http on this machine, which counts the bytes that pass. */
final class HttpHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path root;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param root the folder of repositories
   */
  HttpHost(Path root) throws IOException {
    this.root = root;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String repository) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
  }

  /** Bytes of all bodies so far, in both directions. */
  long bytes() {
    return bytes.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Process process = backend(exchange, body.length);
      try (var out = process.getOutputStream()) {
        out.write(body);
      }
      try (InputStream in = process.getInputStream()) {
        byte[] said = in.readAllBytes();
        bytes.addAndGet(body.length + said.length);
        send(exchange, said);
      }
    }
  }

  private Process backend(HttpExchange exchange, int length) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> variables = builder.environment();
    variables.put("GIT_PROJECT_ROOT", root.toString());
    variables.put("GIT_HTTP_EXPORT_ALL", "1");
    variables.put("REMOTE_USER", "bench");
    variables.put("REQUEST_METHOD", exchange.getRequestMethod());
    variables.put("PATH_INFO", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getQuery();
    variables.put("QUERY_STRING", query == null ? "" : query);
    variables.put("CONTENT_LENGTH", Integer.toString(length));
    Map<String, String> headers =
        Map.of(
            "Content-Type", "CONTENT_TYPE",
            "Content-Encoding", "HTTP_CONTENT_ENCODING",
            "Git-Protocol", "GIT_PROTOCOL");
    headers.forEach(
        (header, variable) -> {
          String value = exchange.getRequestHeaders().getFirst(header);
          if (value != null) {
            variables.put(variable, value);
          }
        });
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Takes the lines of a header off what a CGI program said. */
  private static void send(HttpExchange exchange, byte[] said) throws IOException {
    String text = new String(said, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    int status = 200;
    for (String line : text.substring(0, body - 4).split("\r\n")) {
      String[] parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(parts[0], parts[1]);
      }
    }
    exchange.sendResponseHeaders(status, said.length == body ? -1 : said.length - body);
    exchange.getResponseBody().write(said, body, said.length - body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
