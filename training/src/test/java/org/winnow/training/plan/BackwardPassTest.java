package org.winnow.training.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.training.plan.Parameter.Role.FROZEN;
import static org.winnow.training.plan.Parameter.Role.TRAINED;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackwardPassTest {
  @Test
  void aChainIsTurnedRound() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 3, TRAINED);
    Value b = sketch.activate("b", a, Curve.RELU);
    sketch.dense("c", b, 2, TRAINED);
    assertEquals(
        List.of(
            "dense ← input, weights [c', b] → [b']",
            "relu ← input [b', b] → [a']",
            "dense ← weights [a', input] → []"),
        backward(sketch.trained(false)));
  }

  @Test
  void aValueReadTwiceSumsItsGradientsAndAnAdditionCostsNothing() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 3, TRAINED);
    Value b = sketch.dense("b", a, 3, TRAINED);
    Value c = sketch.add("c", a, b);
    sketch.dense("d", c, 2, TRAINED);
    assertEquals(
        List.of(
            "dense ← input, weights [d', c] → [c']",
            "dense ← input, weights [c', a] → [a'b]",
            "sum of 2 gradients [c', a'b] → [a']",
            "dense ← weights [a', input] → []"),
        backward(sketch.trained(false)));
  }

  @Test
  void nothingIsComputedBelowTheLowestTrainedLayer() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 3, FROZEN);
    Value b = sketch.activate("b", a, Curve.TANH);
    sketch.dense("c", b, 2, TRAINED);
    assertEquals(List.of("dense ← weights [c', b] → []"), backward(sketch.trained(false)));
  }

  @Test
  void theGradientOfTheInputPassesThroughFrozenLayers() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 3, FROZEN);
    sketch.dense("b", a, 2, FROZEN);
    Plan plan = sketch.trained(true);
    assertEquals(
        List.of("dense ← input [b'] → [a']", "dense ← input [a'] → [input']"), backward(plan));
    assertEquals(
        Sketch.INPUT.gradient(), plan.training().orElseThrow().inputGradient().orElseThrow());
  }

  @Test
  void everyValueIsWrittenOnceAndBeforeItIsRead() {
    Sketch sketch = new Sketch();
    Value a = sketch.dense("a", Sketch.INPUT, 4, TRAINED);
    Value b = sketch.activate("b", a, Curve.SILU);
    Value c = sketch.add("c", Sketch.INPUT, b, a);
    sketch.dense("d", sketch.add("e", c, b), 2, TRAINED);
    Plan plan = sketch.trained(true);
    Set<Value> known = new HashSet<>(List.of(plan.input()));
    for (Operation op : plan.operations()) {
      assertTrue(known.containsAll(op.reads()), op.toString());
      op.writes().forEach(value -> assertTrue(known.add(value), value.toString()));
    }
  }

  private static List<String> backward(Plan plan) {
    return plan.training().orElseThrow().backward().stream()
        .map(op -> op.text() + " " + names(op.reads()) + " → " + names(op.writes()))
        .toList();
  }

  private static List<String> names(List<Value> values) {
    return values.stream().map(Value::name).toList();
  }
}
