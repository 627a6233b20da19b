package org.winnow.training.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.training.plan.Parameter.Role.TRAINED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
  /** 16 examples of 4 values are 256 bytes. */
  private static final int BATCH = 16;

  @Test
  void aChainOfEqualLayersNeedsTwoBuffersWithoutTraining() {
    Sketch sketch = new Sketch();
    Value value = Sketch.INPUT;
    for (String layer : List.of("a", "b", "c", "d")) {
      value = sketch.dense(layer, value, 4, TRAINED);
    }
    MemoryPlan memory = MemoryPlan.of(sketch.plan(), BATCH);
    assertEquals(2 * 256, memory.bytes());
    assertEquals(5 * 256, memory.unsharedBytes());
  }

  @Test
  void anActivationWorksInPlaceUnlessItsInputIsStillNeeded() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 4, TRAINED);
    Value b = sketch.activate("b", a, Curve.RELU);
    Value c = sketch.activate("c", b, Curve.GELU);
    sketch.dense("d", c, 4, TRAINED);
    Map<Value, Long> offsets = MemoryPlan.of(sketch.trained(false), BATCH).offsets();
    assertEquals(offsets.get(a), offsets.get(b));
    assertNotEquals(offsets.get(b), offsets.get(c));
  }

  @Test
  void aReshapeSharesItsInputsMemoryThoughThatIsReadAgain() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 4, TRAINED);
    Value b = sketch.reshape("b", a, Dims.picture(1, 2, 2));
    Value c = sketch.reshape("c", b, Dims.vector(4));
    sketch.add("d", a, c);
    Map<Value, Long> offsets = MemoryPlan.of(sketch.plan(), BATCH).offsets();
    assertEquals(offsets.get(a), offsets.get(b));
    assertEquals(offsets.get(a), offsets.get(c));
  }

  @Test
  void whatIsAskedForOutlivesTheRest() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 4, TRAINED);
    Value b = sketch.dense("b", a, 4, TRAINED);
    Value c = sketch.dense("c", b, 4, TRAINED);
    MemoryPlan memory = MemoryPlan.of(sketch.plan(), List.of(a), value -> value.bytes(BATCH));
    assertNotEquals(memory.offsets().get(a), memory.offsets().get(b));
    assertNotEquals(memory.offsets().get(a), memory.offsets().get(c));
    assertEquals(3 * 256, memory.bytes());
  }

  /** Runs the plan on names: whoever reads a value must find that one where it should lie. */
  @Test
  void nobodyFindsAnothersValue() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 4, TRAINED);
    Value b = sketch.activate("b", a, Curve.SILU);
    Value c = sketch.add("c", Sketch.INPUT, b, a);
    Value e = sketch.activate("e", sketch.reshape("r", c, Dims.sequence(2, 2)), Curve.TANH);
    sketch.dense("d", sketch.add("s", sketch.reshape("t", e, Dims.vector(4)), b), 2, TRAINED);
    Plan plan = sketch.trained(true);
    MemoryPlan memory = MemoryPlan.of(plan, BATCH);
    Map<Long, Value> holds = new HashMap<>();
    holds.put(memory.offsets().get(plan.input()), plan.input());
    Map<Value, Value> aliases = new HashMap<>();
    for (Operation op : plan.operations()) {
      for (Value read : op.reads()) {
        Value found = holds.get(memory.offsets().get(read));
        assertEquals(original(aliases, read), original(aliases, found), op.toString());
      }
      for (Value written : op.writes()) {
        if (op instanceof Reshape || op instanceof Gradient g && g.of() instanceof Reshape) {
          aliases.put(written, op.reads().get(0));
        }
        holds.put(memory.offsets().get(written), written);
      }
    }
    assertTrue(memory.bytes() < memory.unsharedBytes());
  }

  private static Value original(Map<Value, Value> aliases, Value value) {
    Value source = value;
    while (aliases.containsKey(source)) {
      source = aliases.get(source);
    }
    return source;
  }
}
