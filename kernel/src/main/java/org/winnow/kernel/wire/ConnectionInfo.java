package org.winnow.kernel.wire;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where to listen, as Jupyter's connection file says it.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the address, or for {@code ipc} the start of the sockets' paths
 * @param key the secret that signs messages; empty for unsigned ones
 * @param ports a port for each channel
 */
public record ConnectionInfo(String transport, String ip, byte[] key, Map<Channel, Integer> ports) {
  /** Reads a connection file. */
  public static ConnectionInfo read(Path file) throws IOException {
    Map<String, Object> json = Json.readObject(Files.readAllBytes(file));
    Object scheme = json.getOrDefault("signature_scheme", "hmac-sha256");
    String key = String.valueOf(json.getOrDefault("key", ""));
    if (!key.isEmpty() && !scheme.equals("hmac-sha256")) {
      throw new IOException(
          "the connection file asks for " + scheme + " signatures; known is hmac-sha256");
    }
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      if (!(json.get(channel.portName()) instanceof Number port)) {
        throw new IOException("the connection file has no number " + channel.portName());
      }
      ports.put(channel, port.intValue());
    }
    return new ConnectionInfo(
        String.valueOf(json.getOrDefault("transport", "tcp")),
        String.valueOf(json.getOrDefault("ip", "127.0.0.1")),
        key.getBytes(StandardCharsets.UTF_8),
        Map.copyOf(ports));
  }

  /** Ports of this machine that nobody listens at now, for a kernel and a client of one process. */
  public static ConnectionInfo onFreePorts(byte[] key) throws IOException {
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      // All are held until all are known: a port that was let go may be given again.
      for (Channel channel : Channel.values()) {
        ServerSocket free = new ServerSocket(0);
        held.add(free);
        ports.put(channel, free.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return new ConnectionInfo("tcp", "127.0.0.1", key, Map.copyOf(ports));
  }

  /** The ZeroMQ address of a channel. */
  public String address(Channel channel) {
    String separator = transport.equals("tcp") ? ":" : "-";
    return transport + "://" + ip + separator + ports.get(channel);
  }
}
