package org.winnow.datasets.sharing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/** Who the user is for one LFS server, and for no other host. */
final class LfsLogin {
  private final URI server;
  private final GitCredentials credentials;
  private Map<String, String> headers;

  /**
   * @param server the only address that is told
   * @param headers what is sent from the start
   */
  LfsLogin(URI server, Map<String, String> headers, GitCredentials credentials) {
    this.server = server;
    this.headers = Map.copyOf(headers);
    this.credentials = credentials;
  }

  boolean isFor(URI uri) {
    return sameOrigin(server, uri);
  }

  /** Refuses addresses that are none of the web, and plain ones that a server behind TLS names. */
  void requireSafe(URI uri) throws LfsAnswerException {
    String scheme = String.valueOf(uri.getScheme());
    boolean open = scheme.equalsIgnoreCase("http") && "http".equalsIgnoreCase(server.getScheme());
    if (uri.getHost() == null || !open && !scheme.equalsIgnoreCase("https")) {
      throw new LfsAnswerException(
          "it points to an address of the kind '" + scheme + "', which is not followed");
    }
  }

  static boolean sameOrigin(URI a, URI b) {
    return a.getScheme().equalsIgnoreCase(b.getScheme())
        && a.getHost() != null
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Asks the user's git for a login; false where it knows none that was not refused already. */
  boolean ask() {
    URIish host = new URIish().setScheme(server.getScheme()).setHost(server.getHost());
    host = host.setPort(server.getPort()).setUser(server.getUserInfo());
    Optional<GitCredentials.Login> login = credentials.login(host);
    if (login.isEmpty()) {
      return false;
    }
    String pair = login.get().name() + ":" + login.get().password();
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (basic.equals(headers.get("Authorization"))) {
      credentials.reset(host);
      return false;
    }
    headers = Map.of("Authorization", basic);
    return true;
  }
}
