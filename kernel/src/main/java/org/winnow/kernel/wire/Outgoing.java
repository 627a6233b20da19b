package org.winnow.kernel.wire;

import java.util.List;
import java.util.Map;

/**
 * The part of an outgoing message that its sender decides.
 *
 * @param content a JSON object
 * @param metadata a JSON object
 * @param buffers binary frames, possibly none
 */
public record Outgoing(
    String type, Map<String, ?> content, Map<String, ?> metadata, List<byte[]> buffers) {
  /** A message without metadata or buffers. */
  public Outgoing(String type, Map<String, ?> content) {
    this(type, content, Map.of(), List.of());
  }
}
