package org.winnow.datasets.repository;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A host that nobody trusts: it notes which secrets it is told. */
final class ElsewhereHost implements AutoCloseable {
  private final HttpServer server;
  private final List<String> secrets = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * @param bytes what it answers to everything
   */
  ElsewhereHost(byte[] bytes) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes(); // or who still sends finds a broken pipe
            for (String name : List.of("Authorization", "Cookie", "Proxy-Authorization")) {
              secrets.addAll(exchange.getRequestHeaders().getOrDefault(name, List.of()));
            }
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/pack";
  }

  List<String> secrets() {
    return List.copyOf(secrets);
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
