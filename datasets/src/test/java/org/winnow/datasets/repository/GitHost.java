package org.winnow.datasets.repository;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A git host on this machine: plain git's own server behind http, with a login. */
final class GitHost implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path root;
  private final String login;
  private final AtomicLong received = new AtomicLong();

  /**
   * @param root the folder of repositories
   * @param login {@code name:password} that is asked for; empty: none
   */
  GitHost(Path root, String login) throws IOException {
    this.root = root;
    this.login = login;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String repository) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository;
  }

  /** Answers another part of the host itself. */
  void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  /** Whether a request comes with the login that is asked for. */
  boolean knows(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return login.isEmpty() || wanted.equals(given);
  }

  /** Bytes that clients have sent. */
  long received() {
    return received.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      received.addAndGet(body.length);
      if (!knows(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"labels\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      backend(exchange, body);
    }
  }

  private void backend(HttpExchange exchange, byte[] body) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> env = builder.environment();
    env.put("GIT_PROJECT_ROOT", root.toString());
    env.put("GIT_HTTP_EXPORT_ALL", "1");
    env.put("REMOTE_USER", "anna"); // whoever came so far may push
    env.put("REQUEST_METHOD", exchange.getRequestMethod());
    env.put("PATH_INFO", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getQuery();
    env.put("QUERY_STRING", query == null ? "" : query);
    env.put("CONTENT_LENGTH", Integer.toString(body.length));
    header(exchange, "Content-Type", env, "CONTENT_TYPE");
    header(exchange, "Content-Encoding", env, "HTTP_CONTENT_ENCODING");
    header(exchange, "Git-Protocol", env, "GIT_PROTOCOL");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out = process.getOutputStream()) {
      out.write(body);
    }
    try (InputStream in = process.getInputStream()) {
      send(exchange, in.readAllBytes());
    }
  }

  private static void header(
      HttpExchange exchange, String name, Map<String, String> env, String variable) {
    String value = exchange.getRequestHeaders().getFirst(name);
    if (value != null) {
      env.put(variable, value);
    }
  }

  private static void send(HttpExchange exchange, byte[] answer) throws IOException {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : text.substring(0, end).split("\r\n")) {
      String[] parts = line.split(": ", 2);
      if (parts[0].equals("Status")) {
        status = Integer.parseInt(parts[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(parts[0], parts[1]);
      }
    }
    int length = answer.length - end - 4;
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    exchange.getResponseBody().write(answer, end + 4, length);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
