package org.winnow.datasets.sharing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.URIish;
import org.winnow.datasets.InputException;

/**
 * Where the LFS server of a remote is: by its https address, or as the host of an ssh address says
 * when it is asked for {@code git-lfs-authenticate}. A file {@code .lfsconfig} has no say.
 */
record LfsEndpoint(URI uri, Map<String, String> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static LfsEndpoint of(RemoteAddress address, Access access, LfsBatch.Operation operation) {
    if (address.kind() == RemoteAddress.Kind.HTTP) {
      return new LfsEndpoint(address.lfsEndpoint(), Map.of());
    }
    try {
      return authenticated(address, access, operation);
    } catch (IOException e) {
      throw new InputException(
          "asking "
              + address
              + " for its Git LFS server failed: "
              + e.getMessage()
              + "; no bytes went or came. %remote add … --bytes FOLDER names a folder for them"
              + " instead",
          e);
    }
  }

  private static LfsEndpoint authenticated(
      RemoteAddress address, Access access, LfsBatch.Operation operation) throws IOException {
    URIish host = address.uri();
    String path = "'" + host.getPath().replace("'", "'\\''") + "'";
    Process ssh = access.ssh().exec(host, "git-lfs-authenticate " + path + " " + operation);
    ssh.getOutputStream().close();
    String said = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!ssh.waitFor(access.timeoutSeconds(), TimeUnit.SECONDS) || ssh.exitValue() != 0) {
        throw new IOException("the host has no git-lfs-authenticate, or refuses it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      ssh.destroy();
    }
    return read(said);
  }

  private static LfsEndpoint read(String said) throws IOException {
    try {
      JsonNode json = JSON.readTree(said);
      Map<String, String> headers = new HashMap<>();
      json.path("header").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      URI uri = URI.create(json.path("href").asText().replaceAll("/+$", ""));
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return new LfsEndpoint(uri, headers);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // said below, without what may hold secrets
    }
    throw new IOException("its answer names no server");
  }

  @Override
  public String toString() {
    return uri.toString(); // the headers are secrets
  }
}
