package org.winnow.training.engine.onednn;

import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** A plan compiled for one size of batch: forward, or forward, loss and backward. */
final class CompiledPass implements Native {
  private final Program program;
  private final Floats input;
  private final Floats output;
  private final int forward;
  private final LossStep loss;

  private CompiledPass(Program program, Parts parts) {
    this.program = program;
    this.input = Floats.of(parts.input);
    this.output = Floats.of(parts.output);
    this.forward = parts.forward;
    this.loss = parts.loss[0];
  }

  /** What the writing down leaves. */
  private record Parts(Tensor input, Tensor output, int forward, LossStep[] loss) {}

  /**
   * Forward, loss and backward.
   *
   * @throws Unsupported where the plan holds what cannot be done
   */
  static CompiledPass training(Plan plan, Vectors vectors, Clock clock, int batch) {
    return of(plan, plan.output(), new Size(vectors, clock, batch, true));
  }

  /** Forward, up to a value of the plan's. */
  static CompiledPass inference(Plan plan, Value upTo, Vectors vectors, int batch) {
    return of(plan, upTo, new Size(vectors, new Clock(0), batch, false));
  }

  private record Size(Vectors vectors, Clock clock, int batch, boolean training) {}

  private static CompiledPass of(Plan plan, Value upTo, Size size) {
    try (Tape tape = new Tape()) {
      Values values = new Values(tape, size.batch);
      Fusion fusion = new Fusion(plan, upTo, size.training);
      Site site =
          new Site(tape, values, size.vectors, size.clock, fusion, size.batch, size.training);
      Tensor input = tape.zeros("input", Shapes.channelsLast(size.batch, plan.input().dims()));
      values.put(plan.input(), input);
      Translation translation = new Translation(plan, site);
      translation.forward(upTo);
      Tensor found = values.raw(upTo);
      Tensor output = tape.as(found, Layout.plain(found.layout().dims()));
      int forward = tape.length();
      LossStep[] loss = new LossStep[1];
      if (size.training) {
        loss(plan, site, output, loss);
        translation.backward();
      } else {
        output.block().usedBy(Integer.MAX_VALUE);
      }
      return new CompiledPass(tape.program(), new Parts(input, output, forward, loss));
    }
  }

  private static void loss(Plan plan, Site site, Tensor scores, LossStep[] made) {
    Plan.Training training = plan.training().orElseThrow();
    if (!(training.loss().loss() instanceof Loss.SoftmaxCrossEntropy crossEntropy)) {
      throw new Unsupported(training.loss().layer(), training.loss().text());
    }
    Tensor logits = scores.seenAs(Layout.plain(site.shape(plan.output())));
    Tensor gradient = site.tape().fresh("loss'", logits.layout());
    site.tape()
        .host(
            () -> {
              made[0] = new LossStep(crossEntropy, logits, gradient);
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
