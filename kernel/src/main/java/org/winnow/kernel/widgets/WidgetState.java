package org.winnow.kernel.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Widget state as it goes over the wire: JSON, with binary values taken out beside it.
 *
 * @param json the state without its binary values
 * @param paths where each binary value belongs
 * @param buffers the binary values, in the order of the paths
 */
record WidgetState(Map<String, Object> json, List<List<Object>> paths, List<byte[]> buffers) {
  /** Takes the binary values, which stand at the top only, out of a state. */
  static WidgetState of(Map<String, ?> state) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<List<Object>> paths = new ArrayList<>();
    List<byte[]> buffers = new ArrayList<>();
    state.forEach(
        (name, value) -> {
          if (value instanceof byte[] bytes) {
            paths.add(List.of(name));
            buffers.add(bytes);
          } else {
            json.put(name, value);
          }
        });
    return new WidgetState(json, paths, buffers);
  }

  /** Puts buffers back to where the paths of a message's data say. */
  static Map<String, Object> joined(Map<String, Object> data, List<byte[]> buffers) {
    Map<String, Object> state =
        new LinkedHashMap<>(org.winnow.kernel.wire.Message.asObject(data.get("state")));
    if (data.get("buffer_paths") instanceof List<?> paths) {
      for (int i = 0; i < Math.min(paths.size(), buffers.size()); i++) {
        if (paths.get(i) instanceof List<?> path && path.size() == 1) {
          state.put(String.valueOf(path.get(0)), buffers.get(i));
        }
      }
    }
    return state;
  }
}
