package org.winnow.kernel.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server of this machine alone that keeps whatever is put there and gives it back. */
final class LayoutServer implements AutoCloseable {
  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final HttpServer server;
  private volatile String authorization;
  private volatile String broken = "";

  LayoutServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** From now on only whoever gives these is answered. */
  LayoutServer demand(String name, String password) {
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** From now on a connection that reads a file with this end is dropped in its middle. */
  void dropInTheMiddleOf(String end) {
    broken = end;
  }

  List<String> paths() {
    return files.keySet().stream().sorted().toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    // Read before any answer: who is refused while still sending finds a broken pipe.
    byte[] sent = exchange.getRequestBody().readAllBytes();
    if (authorization != null
        && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
      exchange.sendResponseHeaders(401, -1);
    } else if (exchange.getRequestMethod().equals("PUT")) {
      files.put(path, sent);
      exchange.sendResponseHeaders(201, -1);
    } else if (files.containsKey(path)) {
      send(exchange, files.get(path), !broken.isEmpty() && path.endsWith(broken));
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, byte[] bytes, boolean half) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, half ? bytes.length / 2 : bytes.length);
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
