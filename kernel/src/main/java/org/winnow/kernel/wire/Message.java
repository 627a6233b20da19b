package org.winnow.kernel.wire;

import java.util.List;
import java.util.Map;

/**
 * A message that came in.
 *
 * @param channel where it came
 * @param identities the routing frames before the delimiter, needed to answer
 * @param rawHeader the header's own bytes, which go back unchanged as the parent of every answer
 * @param parent the header of the message that this one answers; empty if none
 * @param buffers the binary frames after the content
 */
public record Message(
    Channel channel,
    List<byte[]> identities,
    byte[] rawHeader,
    Map<String, Object> header,
    Map<String, Object> parent,
    Map<String, Object> metadata,
    Map<String, Object> content,
    List<byte[]> buffers) {

  /** The message type, as {@code execute_request}. */
  public String type() {
    return String.valueOf(header.get("msg_type"));
  }

  /** A text of the content, or the given one where it is missing or no text. */
  public String text(String name, String otherwise) {
    return content.get(name) instanceof String text ? text : otherwise;
  }

  /** A truth value of the content, or the given one. */
  public boolean flag(String name, boolean otherwise) {
    return content.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** A whole number of the content, or the given one. */
  public int number(String name, int otherwise) {
    return content.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  /** An object of the content; empty where it is missing. */
  public Map<String, Object> object(String name) {
    return asObject(content.get(name));
  }

  /** The value as a JSON object; empty for anything else. */
  @SuppressWarnings("unchecked") // Json.readObject makes maps with text keys only
  public static Map<String, Object> asObject(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
