package org.winnow.kernel.compat;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.viz.Figure;

/** Reads what the two libraries' {@code DisplayData} hold, which have no method that tells. */
public final class ForeignBundle {
  private ForeignBundle() {}

  /** The figure of a {@code DisplayData}. */
  public static Figure figure(Object displayData) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    contents(displayData)
        .forEach((type, content) -> bundle.put(String.valueOf(type), plain(content)));
    bundle.values().removeIf(content -> content == null);
    bundle.putIfAbsent(Figure.TEXT, "(" + String.join(", ", bundle.keySet()) + ")");
    if (bundle.containsKey(Figure.VEGA_LITE)) {
      bundle.remove(Figure.HTML);
    }
    return new Figure(bundle);
  }

  private static Map<?, ?> contents(Object displayData) {
    for (Class<?> type = displayData.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field data = type.getDeclaredField("data");
        data.setAccessible(true);
        return (Map<?, ?>) data.get(displayData);
      } catch (NoSuchFieldException above) {
        continue;
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalArgumentException(displayData.getClass() + " holds no data");
  }

  private static Object plain(Object content) {
    return content == null
            || content instanceof byte[]
            || content instanceof Map
            || content instanceof List
            || content instanceof Number
            || content instanceof Boolean
        ? content
        : content.toString();
  }
}
