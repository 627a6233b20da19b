package org.winnow.datasets.repository;

import com.sun.net.httpserver.HttpExchange;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lfs.server.LargeFileRepository;
import org.eclipse.jgit.lfs.server.LfsProtocolServlet;
import org.eclipse.jgit.lfs.server.fs.FileLfsRepository;
import org.eclipse.jgit.lfs.server.fs.FileLfsServlet;

/** A git host with JGit's Git LFS server, which can be made to fail in the ways that hosts do. */
final class LfsHost implements AutoCloseable {
  private static final String LFS = "/team.git/info/lfs/objects/batch";

  /** What JGit's server has its clients send to its store. */
  private static final String TOKEN = "not:required";

  private static final String STORE = "/store";
  private final GitHost git;
  private final Path bytes;
  private final HttpServlet batch;
  private final HttpServlet files;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Fault fault = (request, answer) -> answer;
  private volatile boolean ranges = true;

  /** Makes something else of an answer; null cuts the connection. */
  interface Fault {
    Servlets.Answer of(String request, Servlets.Answer answer) throws IOException;
  }

  /**
   * @param root the folder of repositories, with {@code team.git} in it
   * @param login {@code name:password} that is asked for; empty: none
   */
  LfsHost(Path root, String login) throws Exception {
    PlainGit.run(root, "init", "-q", "--bare", "--initial-branch=main", "team.git");
    PlainGit.run(root.resolve("team.git"), "config", "http.receivepack", "true");
    git = new GitHost(root, login);
    bytes = Files.createDirectory(root.resolve("lfs"));
    FileLfsRepository store = new FileLfsRepository(git.address(STORE.substring(1)) + "/", bytes);
    batch =
        new LfsProtocolServlet() {
          private static final long serialVersionUID = 1;

          @Override
          protected LargeFileRepository getLargeFileRepository(
              LfsRequest request, String path, String auth) {
            return store;
          }
        };
    files = new FileLfsServlet(store, 10_000);
    git.serve(LFS, exchange -> answer(exchange, batch, LFS));
    git.serve(STORE, exchange -> answer(exchange, files, STORE));
  }

  String address() {
    return git.address("team.git");
  }

  GitHost git() {
    return git;
  }

  /** From now on. */
  void fail(Fault how) {
    fault = how;
  }

  /** Whether it answers requests for a part of an object with that part, from now on. */
  void answerRanges(boolean whether) {
    ranges = whether;
  }

  /** Requests so far that begin so: {@code METHOD PATH RANGE}. */
  List<String> asked(String start) {
    synchronized (asked) {
      return asked.stream().filter(line -> line.startsWith(start)).toList();
    }
  }

  void forgetRequests() {
    asked.clear();
  }

  /** Files of the objects it has. */
  List<Path> objects() throws IOException {
    try (Stream<Path> all = Files.walk(bytes)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void answer(HttpExchange exchange, HttpServlet servlet, String prefix)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    String request = exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range);
    asked.add(request);
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    Servlets.Answer answer =
        git.knows(exchange) || TOKEN.equals(headers.get("Authorization"))
            ? Servlets.ask(
                servlet,
                new Servlets.Question(
                    exchange.getRequestMethod(), path.substring(prefix.length()), headers, body))
            : Servlets.Answer.of(401);
    if (ranges && range != null && answer.status() == 200) {
      answer = part(answer, range);
    }
    send(exchange, fault.of(request, answer));
  }

  /** As stores do that know ranges; JGit's own does not. */
  private static Servlets.Answer part(Servlets.Answer whole, String range) {
    String[] ends = range.substring("bytes=".length()).split("-", 2);
    int from = Integer.parseInt(ends[0]);
    int to = ends[1].isEmpty() ? whole.body().length : Integer.parseInt(ends[1]) + 1;
    TreeMap<String, String> headers = new TreeMap<>(whole.headers());
    headers.remove("Content-Length");
    headers.put("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + whole.body().length);
    return new Servlets.Answer(206, headers, Arrays.copyOfRange(whole.body(), from, to));
  }

  private static void send(HttpExchange exchange, Servlets.Answer answer) throws IOException {
    try (exchange) {
      if (answer == null) {
        return; // the connection ends without an answer
      }
      int length = answer.body().length;
      String declared = answer.headers().remove("Content-Length");
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      long said = declared == null ? length : Long.parseLong(declared);
      exchange.sendResponseHeaders(answer.status(), said == 0 ? -1 : said);
      if (said > 0) {
        exchange.getResponseBody().write(answer.body()); // fewer than declared: it breaks off
        exchange.getResponseBody().flush();
      }
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
