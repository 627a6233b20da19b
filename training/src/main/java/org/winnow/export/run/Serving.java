package org.winnow.export.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** Where a server listens. */
final class Serving {
  private static final int PORT = 8080;
  private static final int MOST = 65_535;

  private final int port;
  private final String bind;

  private Serving(int port, String bind) {
    this.port = port;
    this.bind = bind;
  }

  /**
   * Of {@code --serve [--port N] [--bind ADDRESS]}: this machine alone unless an address is given.
   */
  static Serving of(String[] args) {
    int port = PORT;
    String bind = "127.0.0.1";
    for (int i = 1; i < args.length; i += 2) {
      boolean known = args[i].equals("--port") || args[i].equals("--bind");
      if (!known || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "--serve takes --port N and --bind ADDRESS, got " + args[i]);
      }
      if (args[i].equals("--port")) {
        port = port(args[i + 1]);
      } else {
        bind = args[i + 1];
      }
    }
    return new Serving(port, bind);
  }

  private static int port(String text) {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > MOST) {
      throw new IllegalArgumentException("a port is 0 to " + MOST + ", got " + text);
    }
    return port;
  }

  InetSocketAddress address() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(bind), port);
  }

  /**
   * Whether a request may name this host: a page of another site that found its way here by a
   * changed name must not read answers. Whoever binds an address of the network has opened it.
   */
  boolean allows(String host) {
    if (!Set.of("127.0.0.1", "localhost", "::1").contains(bind)) {
      return true;
    }
    String name = host == null ? "" : host.replaceFirst(":[0-9]+$", "");
    return Set.of("127.0.0.1", "localhost", "[::1]").contains(name);
  }
}
