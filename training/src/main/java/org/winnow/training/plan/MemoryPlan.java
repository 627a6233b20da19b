package org.winnow.training.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in one stretch of memory each value lies: values that are never needed at the same time
 * share it, and an operation that may work in place does.
 *
 * <p>Places are given to the largest first, each the lowest that is free throughout its life
 * (Pisarchyk and Lee 2020, Efficient memory management for deep neural net inference, section 5.1).
 * Sizes are those of plain arrays; an engine that pads its arrays asks with its own sizes.
 *
 * @param offsets in bytes, multiples of {@value #ALIGNMENT}
 * @param bytes of all of it
 * @param unsharedBytes what it would be, had every value its own
 */
public record MemoryPlan(Map<Value, Long> offsets, long bytes, long unsharedBytes) {
  /** A cache line, and the widest vector register. */
  public static final int ALIGNMENT = 64;

  /** How many bytes a value takes. */
  @FunctionalInterface
  public interface Sizes {
    long bytes(Value value);
  }

  public MemoryPlan {
    offsets = Map.copyOf(offsets);
  }

  /** For all operations of a plan, with plain arrays. */
  public static MemoryPlan of(Plan plan, int batch) {
    return of(plan, List.of(), value -> value.bytes(batch));
  }

  /**
   * @param outlive values still needed when all is computed, beside the plan's output and its
   *     input's gradient
   */
  public static MemoryPlan of(Plan plan, Collection<Value> outlive, Sizes sizes) {
    List<Life> lives = Lives.of(plan, outlive, sizes);
    List<Life> placed = new ArrayList<>();
    Map<Value, Long> offsets = new LinkedHashMap<>();
    long end = 0;
    List<Life> largestFirst = new ArrayList<>(lives);
    largestFirst.sort(Comparator.comparingLong(Life::bytes).reversed());
    for (Life life : largestFirst) {
      life.placeAt(lowestFree(life, placed));
      placed.add(life);
      placed.sort(Comparator.comparingLong(Life::offset));
      end = Math.max(end, life.end());
      life.values().forEach(value -> offsets.put(value, life.offset()));
    }
    long each = offsets.keySet().stream().mapToLong(v -> Life.aligned(sizes.bytes(v))).sum();
    return new MemoryPlan(offsets, end, each);
  }

  private static long lowestFree(Life life, List<Life> byOffset) {
    long free = 0;
    for (Life other : byOffset) {
      if (other.meets(life)) {
        if (other.offset() - free >= life.bytes()) {
          return free;
        }
        free = Math.max(free, other.end());
      }
    }
    return free;
  }
}
