package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.kernel.TestRepository;

/** Mirrors, credentials and proxies of a person's settings, with servers on this machine alone. */
class MavenNetworkTest {
  private static final String NAME = "ada";
  private static final String PASSWORD = "l0ve&lace";

  @TempDir private Path folder;
  private final Queue<URI> asked = new ConcurrentLinkedQueue<>();
  private TestRepository files;
  private HttpServer server;

  @BeforeEach
  void publish() throws IOException {
    files = new TestRepository(folder);
    files.publish("Kept", "1.0");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Serves the published files to whoever names himself in a header. */
  private void serve(String header, String challenge, int refusal) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((NAME + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    server.createContext(
        "/",
        exchange -> {
          if (expected.equals(exchange.getRequestHeaders().getFirst(header))) {
            asked.add(exchange.getRequestURI());
            send(exchange);
          } else {
            exchange.getResponseHeaders().add(challenge, "Basic realm=\"test\"");
            exchange.sendResponseHeaders(refusal, -1);
          }
          exchange.close();
        });
  }

  private void send(HttpExchange exchange) throws IOException {
    Path file =
        Path.of(URI.create(files.url())).resolve(exchange.getRequestURI().getPath().substring(1));
    if (Files.isRegularFile(file)) {
      byte[] bytes = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private List<ResolvedJar> resolve(String settings) throws IOException {
    return new MavenResolver(files.places(settings))
        .resolve(List.of(Coordinates.parse("test:Kept:1.0")), List.of());
  }

  private String mirrored(String url, String password) {
    return """
        <settings>
        <mirrors><mirror><id>house</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>
        <servers><server><id>house</id><username>%s</username><password>%s</password></server>
        </servers></settings>
        """
        .formatted(url, NAME, password.replace("&", "&amp;"));
  }

  private String proxied(String nonProxyHosts) {
    return """
        <settings>
        <mirrors><mirror><id>far</id><mirrorOf>*</mirrorOf>
        <url>http://repository.invalid/</url></mirror></mirrors>
        <proxies><proxy><active>true</active><protocol>http</protocol><host>127.0.0.1</host>
        <port>%d</port><username>%s</username><password>%s</password>
        <nonProxyHosts>%s</nonProxyHosts></proxy></proxies></settings>
        """
        .formatted(
            server.getAddress().getPort(), NAME, PASSWORD.replace("&", "&amp;"), nonProxyHosts);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Test
  void aMirrorGetsTheCredentialsOfItsServer() throws IOException {
    serve("Authorization", "WWW-Authenticate", 401);
    assertEquals(
        "Kept-1.0.jar", resolve(mirrored(url(), PASSWORD)).get(0).file().getFileName().toString());
    assertTrue(asked.stream().anyMatch(uri -> uri.getPath().endsWith("/Kept-1.0.jar")), "" + asked);
  }

  @Test
  void wrongCredentialsAreToldAsSuch() {
    serve("Authorization", "WWW-Authenticate", 401);
    String message =
        assertThrows(InputException.class, () -> resolve(mirrored(url(), "wrong"))).getMessage();
    assertTrue(message.contains("401") || message.contains("Unauthorized"), message);
  }

  @Test
  void everythingGoesThroughTheProxyWithItsCredentials() throws IOException {
    serve("Proxy-Authorization", "Proxy-Authenticate", 407);
    assertEquals(
        "Kept-1.0.jar", resolve(proxied("localhost")).get(0).file().getFileName().toString());
    assertTrue(
        asked.stream().anyMatch(uri -> "repository.invalid".equals(uri.getHost())), "" + asked);
  }

  @Test
  void hostsThatNeedNoProxyAreAskedDirectly() {
    serve("Proxy-Authorization", "Proxy-Authenticate", 407);
    String message =
        assertThrows(InputException.class, () -> resolve(proxied("*.invalid"))).getMessage();
    assertTrue(message.contains("repository.invalid"), message);
    assertTrue(asked.isEmpty(), "" + asked);
  }
}
