package org.winnow.kernel.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Map<Channel, Integer> ports = new java.util.EnumMap<>(Channel.class);
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

  /** The ZeroMQ address of a channel. */
  public String address(Channel channel) {
    String separator = transport.equals("tcp") ? ":" : "-";
    return transport + "://" + ip + separator + ports.get(channel);
  }
}
