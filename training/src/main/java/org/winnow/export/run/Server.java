package org.winnow.export.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers over HTTP: {@code POST /classify} with {@code {"inputs": [[…], …]}}, {@code {"rows":
 * [{…}, …]}} or {@code {"texts": ["…", …]}}; {@code GET /health}.
 */
final class Server implements AutoCloseable {
  private static final int LARGEST_BODY = 16 << 20;
  private static final int WAITING = 64;
  private static final int PATIENCE_SECONDS = 10;
  private static final int OK = 200;
  private static final int BAD = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int TOO_LARGE = 413;
  private static final int BUSY = 503;

  private final HttpServer server;
  private final Serving serving;
  private final ThreadPoolExecutor threads;
  private final BlockingQueue<Classifier> free;
  private final Classifier first;

  private Server(Classifier classifier, Serving serving) throws IOException {
    int workers = Runtime.getRuntime().availableProcessors();
    this.first = classifier;
    this.serving = serving;
    this.free = new ArrayBlockingQueue<>(workers);
    for (int i = 0; i < workers; i++) {
      free.add(classifier.copy());
    }
    // More threads than networks: a slow sender holds a thread, but no network.
    int most = workers + WAITING;
    this.threads =
        new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
    threads.allowCoreThreadTimeOut(true);
    this.server = HttpServer.create(serving.address(), WAITING);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  static Server start(Classifier classifier, Serving serving) throws IOException {
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "60"); // a request that never ends
    }
    Server server = new Server(classifier, serving);
    server.server.start();
    return server;
  }

  /** As {@code 127.0.0.1:8080}. */
  String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  void handle(HttpExchange exchange) throws IOException {
    try {
      String path = exchange.getRequestURI().getPath();
      boolean posted = exchange.getRequestMethod().equals("POST");
      if (!serving.allows(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, FORBIDDEN, "this server answers to 127.0.0.1 and localhost alone");
      } else if (path.equals("/health")) {
        Contents contents = first.contents();
        reply(exchange, OK, "{\"status\":\"ok\",\"model\":" + Json.quoted(contents.hash) + "}");
      } else if (!path.equals("/classify")) {
        refuse(exchange, NOT_FOUND, "there are POST /classify and GET /health");
      } else if (!posted) {
        refuse(exchange, WRONG_METHOD, "POST what is to be classified");
      } else {
        classify(exchange);
      }
    } finally {
      exchange.close();
    }
  }

  private void classify(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      refuse(exchange, TOO_LARGE, "a body has at most " + LARGEST_BODY + " bytes");
      return;
    }
    Classifier classifier = waitForOne();
    if (classifier == null) {
      refuse(exchange, BUSY, "too many requests at once; try again");
      return;
    }
    try {
      Object asked = Json.read(new String(body, StandardCharsets.UTF_8));
      reply(exchange, OK, new Batch(classifier).answer(asked));
    } catch (IllegalArgumentException e) {
      refuse(exchange, BAD, e.getMessage());
    } finally {
      free.add(classifier);
    }
  }

  private Classifier waitForOne() {
    try {
      return free.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server is being closed
      return null;
    }
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    reply(exchange, status, "{\"error\":" + Json.quoted(why) + "}");
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
