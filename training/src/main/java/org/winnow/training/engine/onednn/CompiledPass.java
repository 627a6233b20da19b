package org.winnow.training.engine.onednn;

import java.util.Optional;
import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** A plan compiled for one size of batch: forward, or forward, loss and backward. */
final class CompiledPass implements Native {
  private final Program program;
  private final Floats input;
  private final Floats output;
  private final int forward;
  private final LossStep loss;
  private final Optional<Floats> slopes;

  private CompiledPass(Program program, Parts parts) {
    this.program = program;
    this.input = Floats.of(parts.input);
    this.output = Floats.of(parts.output);
    this.forward = parts.forward;
    this.loss = parts.loss[0];
    this.slopes = parts.slopes.map(Floats::of);
  }

  /** What the writing down leaves. */
  private record Parts(
      Tensor input, Tensor output, int forward, LossStep[] loss, Optional<Tensor> slopes) {}

  /**
   * What a pass is compiled for.
   *
   * @param upTo the value that comes out; the plan's output where a way back follows
   */
  record Purpose(Mode mode, Value upTo, int batch) {}

  /**
   * Compiles a plan.
   *
   * @param plan with a training where the mode has a way back
   * @throws Unsupported where the plan holds what cannot be done
   */
  static CompiledPass of(Plan plan, Purpose purpose, Vectors vectors, Clock clock) {
    try (Tape tape = new Tape()) {
      Mode mode = purpose.mode;
      int batch = purpose.batch;
      Values values = new Values(tape, batch);
      Fusion fusion = new Fusion(plan, purpose.upTo, mode.keeps());
      Site site = new Site(tape, values, vectors, clock, fusion, batch, mode);
      Tensor input = tape.zeros("input", Shapes.channelsLast(batch, plan.input().dims()));
      values.put(plan.input(), input);
      Translation translation = new Translation(plan, site, purpose.upTo);
      translation.forward(purpose.upTo);
      Tensor found = values.raw(purpose.upTo);
      Tensor output = tape.as(found, Layout.plain(found.layout().dims()));
      int forward = tape.length();
      LossStep[] loss = new LossStep[1];
      Optional<Tensor> slopes = Optional.empty();
      if (mode.keeps()) {
        loss(plan, site, output, loss);
        translation.backward();
        slopes = plan.training().flatMap(Plan.Training::inputGradient).map(dx -> kept(site, dx));
      } else {
        output.block().usedBy(Integer.MAX_VALUE);
      }
      return new CompiledPass(tape.program(), new Parts(input, output, forward, loss, slopes));
    }
  }

  /** The gradient of the input as the input itself lies, left alone until it is read. */
  private static Tensor kept(Site site, Value gradient) {
    Layout order = Shapes.channelsLast(site.batch(), gradient.dims());
    Tensor slopes = site.tape().as(site.values().get(gradient), order);
    slopes.block().usedBy(Integer.MAX_VALUE);
    return slopes;
  }

  private static void loss(Plan plan, Site site, Tensor scores, LossStep[] made) {
    Plan.Training training = plan.training().orElseThrow();
    Tensor logits = scores.seenAs(Layout.plain(site.shape(plan.output())));
    Tensor gradient = site.tape().fresh("loss'", logits.layout());
    site.tape()
        .host(
            () -> {
              made[0] = new LossStep(training.loss().loss(), logits, gradient);
              return made[0];
            },
            scores,
            gradient);
    site.values().put(training.loss().gradient(), gradient);
  }

  Floats input() {
    return input;
  }

  Floats output() {
    return output;
  }

  /** The gradient of the input, laid out as it is; where it was compiled for one. */
  Optional<Floats> slopes() {
    return slopes;
  }

  void forward() {
    program.run(0, forward);
  }

  /** Forward, loss and backward; where the loss is not finite, no backward. */
  double gradients(Batch batch, float[] logits) {
    loss.expect(batch, logits);
    program.run(0, forward + 1);
    if (Double.isFinite(loss.mean())) {
      program.run(forward + 1, program.length());
    }
    return loss.mean();
  }

  long bytes() {
    return program.bytes();
  }

  Program program() {
    return program;
  }

  @Override
  public void close() {
    program.close();
  }
}
