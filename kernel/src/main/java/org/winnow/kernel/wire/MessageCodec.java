package org.winnow.kernel.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns frames into messages and back. Safe for all threads. */
public final class MessageCodec {
  /** The version of the messaging protocol that the kernel speaks. */
  public static final String PROTOCOL = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_PARENT = {'{', '}'};

  /** Signature, header, parent, metadata, content. */
  private static final int FIXED_FRAMES = 5;

  private final Signer signer;
  private final String session = UUID.randomUUID().toString();

  public MessageCodec(Signer signer) {
    this.signer = signer;
  }

  /** The message in these frames; empty if they are malformed, wrongly signed or a replay. */
  public Optional<Message> decode(Channel channel, List<byte[]> frames) {
    int delimiter = 0;
    while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    int start = delimiter + 1;
    if (frames.size() < start + FIXED_FRAMES) {
      return Optional.empty();
    }
    List<byte[]> parts = frames.subList(start + 1, start + FIXED_FRAMES);
    if (!signer.accepts(frames.get(start), parts)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> header = Json.readObject(parts.get(0));
      if (!(header.get("msg_type") instanceof String)) {
        return Optional.empty();
      }
      return Optional.of(
          new Message(
              channel,
              List.copyOf(frames.subList(0, delimiter)),
              parts.get(0),
              header,
              Json.readObject(parts.get(1)),
              Json.readObject(parts.get(2)),
              Json.readObject(parts.get(3)),
              List.copyOf(frames.subList(start + FIXED_FRAMES, frames.size()))));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** The frames of a message to these identities (on iopub: the topic), answering a parent. */
  public List<byte[]> encode(List<byte[]> identities, Message parent, Outgoing message) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("msg_id", UUID.randomUUID().toString());
    header.put("session", session);
    header.put("username", "kernel");
    header.put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    header.put("msg_type", message.type());
    header.put("version", PROTOCOL);
    List<byte[]> parts =
        List.of(
            Json.write(header),
            parent == null ? NO_PARENT : parent.rawHeader(),
            Json.write(message.metadata()),
            Json.write(message.content()));
    List<byte[]> frames = new ArrayList<>(identities);
    frames.add(DELIMITER);
    frames.add(signer.sign(parts));
    frames.addAll(parts);
    frames.addAll(message.buffers());
    return frames;
  }
}
