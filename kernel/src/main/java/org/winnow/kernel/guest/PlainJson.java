package org.winnow.kernel.guest;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as every kernel can send them: those that serialise with Gson throw at a number that is
 * not finite.
 */
final class PlainJson {
  private PlainJson() {}

  static Map<String, Object> map(Map<?, ?> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          Object one = value(value);
          if (one != null) {
            plain.put(String.valueOf(name), one);
          }
        });
    return plain;
  }

  private static Object value(Object value) {
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      list.forEach(one -> plain.add(value(one)));
      return plain;
    }
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(((Number) value).doubleValue()) ? value : null;
    }
    return value;
  }
}
