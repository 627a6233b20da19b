package org.winnow.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.export.run.Kind8;
import org.winnow.training.Model;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.MemoryPlan;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Value;

/**
 * Makes an 8-bit program (Jacob et al. 2018, Quantization and training of neural networks for
 * efficient integer-arithmetic-only inference, section 2): values with a scale and a zero each from
 * the ranges they take on a sample, weights with a scale for each output channel, sums of 32 bits.
 */
final class Quantiser {
  private final Model model;
  private final Plan plan;
  private final Links links;
  private final MemoryPlan memory;
  private final Ranges ranges;
  private final Constants8 constants = new Constants8();
  private final Map<Value, Quant> quants = new HashMap<>();
  private float scale;

  private Quantiser(Model model, Plan plan, float[][] sample) {
    this.model = model;
    this.plan = plan;
    this.links = new Links(plan);
    this.memory = MemoryPlan.of(plan, List.of(), value -> value.dims().size());
    this.ranges = Ranges.of(model, plan, sample);
  }

  /**
   * @param sample raw features of typical examples
   * @throws InputException naming a layer that has no 8-bit form
   */
  static Int8Program of(Model model, float[][] sample) {
    Plan plan = PlanCompiler.forInference(model.skeleton()).orThrow();
    return new Quantiser(model, plan, sample).program();
  }

  private Int8Program program() {
    Quant input = settled(plan.input());
    quants.put(plan.input(), input);
    Feed8 feed = Feed8.of(plan.input(), at(plan.input()), model.preparation(), input);
    List<Instruction> instructions = new ArrayList<>(List.of(feed.instruction()));
    for (Forward op : plan.forward()) {
      List<Integer> numbers = numbers(op);
      if (!numbers.isEmpty()) {
        instructions.add(new Instruction(op.layer(), op.text(), numbers));
      }
    }
    return new Int8Program(
        instructions,
        constants.weights(),
        constants.table(),
        feed.floats(),
        Math.toIntExact(memory.bytes()),
        scale,
        model.skeleton().scores());
  }

  private int at(Value value) {
    return Math.toIntExact(memory.offsets().get(value));
  }

  /** The scale of a value that is written anew: that of what becomes of it. */
  private Quant settled(Value value) {
    return ranges.of(links.settled(value));
  }

  private List<Integer> numbers(Forward op) {
    if (op instanceof Dense || op instanceof Convolution) {
      return weighted(op);
    }
    Value x = op.inputs().get(0);
    Value y = op.output();
    if (op instanceof Add || op instanceof Concat) {
      quants.put(y, settled(y));
      return op instanceof Add ? sum(op) : joined(op);
    }
    if (links.passes(op) || op instanceof Pool || op instanceof GlobalPool) {
      quants.put(y, quants.get(x));
      return op instanceof Pool pool
          ? pooled(pool)
          : op instanceof GlobalPool pool ? pooled(pool) : copied(x, y);
    }
    quants.put(y, settled(y));
    if (op instanceof Activate activate) {
      return function(activate);
    }
    if (op instanceof BatchNorm norm) {
      return affine(norm);
    }
    throw unknown(op);
  }

  private static InputException unknown(Forward op) {
    return new InputException(
        "--int8 does not know '"
            + op.text()
            + "' (layer "
            + op.layer()
            + "); without it "
            + String.join(", ", Formats.names())
            + " do");
  }

  private List<Integer> copied(Value x, Value y) {
    return at(x) == at(y) ? List.of() : List.of(Kind8.COPY, at(x), at(y), y.dims().size());
  }

  private List<Integer> pooled(Pool op) {
    List<Integer> numbers = new ArrayList<>(Lowering.window(Kind8.POOL, op, op.window(), this::at));
    numbers.add(op.max() ? 1 : 0);
    numbers.add(op.countPadding() ? 1 : 0);
    numbers.add(quants.get(op.input()).zero());
    return numbers;
  }

  private List<Integer> pooled(GlobalPool op) {
    if (op.lengths().isPresent()) {
      throw unknown(op);
    }
    int channels = op.input().dims().channels();
    int places = op.input().dims().places();
    int zero = quants.get(op.input()).zero();
    int max = op.max() ? 1 : 0;
    return List.of(Kind8.GLOBAL_POOL, at(op.input()), at(op.output()), channels, places, max, zero);
  }

  private List<Integer> function(Activate op) {
    Quant in = quants.get(op.input());
    Quant out = quants.get(op.output());
    int table =
        constants.addFunction(
            q ->
                out.of(
                    org.winnow.export.run.Curves.of(op.curve().ordinal(), op.alpha(), in.real(q))));
    int count = op.output().dims().size();
    return List.of(Kind8.TABLE, at(op.input()), at(op.output()), count, table);
  }

  private List<Integer> sum(Forward op) {
    Quant out = quants.get(op.output());
    double most = op.inputs().stream().mapToDouble(x -> quants.get(x).scale()).max().orElseThrow();
    int shift = Math.max(1, Math.min(40, 28 - Math.getExponent(most / out.scale())));
    List<Integer> numbers = new ArrayList<>();
    numbers.addAll(List.of(Kind8.ADD, at(op.output()), op.output().dims().size()));
    numbers.addAll(List.of(out.zero(), shift));
    for (Value x : op.inputs()) {
      Quant in = quants.get(x);
      int multiplier = (int) Math.round(Math.scalb(in.scale() / out.scale(), shift));
      numbers.addAll(List.of(at(x), in.zero(), multiplier));
    }
    return numbers;
  }

  private List<Integer> joined(Forward op) {
    Quant out = quants.get(op.output());
    List<Integer> numbers = new ArrayList<>(List.of(Kind8.CONCAT, at(op.output())));
    for (Value x : op.inputs()) {
      Quant in = quants.get(x);
      int table = constants.addFunction(q -> out.of(in.real(q)));
      numbers.addAll(List.of(at(x), x.dims().size(), table));
    }
    return numbers;
  }

  private List<Integer> affine(BatchNorm op) {
    Norm norm = Norm.of(op, model.weights());
    Quant in = quants.get(op.input());
    Quant out = quants.get(op.output());
    int place = constants.place();
    double most = Arrays.stream(norm.gain()).map(Math::abs).max().orElseThrow();
    int shift = Math.max(1, Math.min(20, 20 - Math.getExponent(most * in.scale() / out.scale())));
    for (int c = 0; c < norm.gain().length; c++) {
      double factor = norm.gain()[c] * in.scale() / out.scale();
      double moved = (norm.shift()[c] - norm.mean()[c] * norm.gain()[c]) / out.scale();
      double addend = out.zero() - factor * in.zero() + moved;
      constants.add((int) Math.rint(Math.scalb(factor, shift)));
      double wide = Math.rint(Math.scalb(addend, shift));
      constants.add((int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, wide)));
    }
    int channels = op.input().dims().channels();
    int places = op.input().dims().places();
    return List.of(Kind8.AFFINE, at(op.input()), at(op.output()), channels, places, place, shift);
  }

  private List<Integer> weighted(Forward op) {
    Filters own = Filters8.of(op, model.weights());
    Optional<BatchNorm> follower = links.norm(op.output());
    Filters filters = follower.map(n -> Norm.of(n, model.weights()).behind(own)).orElse(own);
    Quant in = quants.get(op.inputs().get(0));
    boolean last = op.output().equals(plan.output());
    double[] scales = last ? filters.commonScales() : filters.scales();
    byte[][] rounded = filters.rounded(scales);
    int weights = Filters8.place(op, rounded, constants);
    int place = constants.place();
    if (!last) {
      quants.put(op.output(), settled(op.output()));
    }
    for (int f = 0; f < rounded.length; f++) {
      double step = in.scale() * scales[f];
      constants.add(filters.start(f, rounded[f], in, step));
      if (!last) {
        constants.addFactor(step / quants.get(op.output()).scale());
      }
    }
    int x = at(op.inputs().get(0));
    int count = op.inputs().get(0).dims().size();
    if (last) {
      scale = (float) (in.scale() * scales[0]);
      return List.of(Kind8.SCORES, x, count, rounded.length, weights, place);
    }
    int zero = quants.get(op.output()).zero();
    if (op instanceof Dense) {
      return List.of(Kind8.DENSE, x, at(op.output()), count, rounded.length, weights, place, zero);
    }
    return windowed((Convolution) op, List.of(weights, place, in.zero(), zero));
  }

  private List<Integer> windowed(Convolution op, List<Integer> more) {
    int kind = op.depthwise() ? Kind8.DEPTHWISE : Kind8.CONVOLUTION;
    List<Integer> numbers = new ArrayList<>(Lowering.window(kind, op, op.window(), this::at));
    numbers.addAll(more);
    if (op.depthwise()) {
      numbers.add(op.output().dims().channels() / op.input().dims().channels());
    }
    return numbers;
  }
}
