package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** A recipe as JSON in the manifests of files, and back. */
public final class RecipeJson {
  private RecipeJson() {}

  /** All of it. */
  public static ObjectNode write(Recipe r) {
    ObjectNode node =
        CanonicalJson.object()
            .put("epochs", r.epochs())
            .put("batchSize", r.batchSize())
            .put("optimizer", r.optimizer().name())
            .put("learningRate", r.learningRate())
            .put("schedule", r.schedule().name())
            .put("weightDecay", r.weightDecay());
    r.patience().ifPresent(p -> node.put("patience", p));
    node.put("seed", r.seed()).put("device", r.device().name());
    r.threads().ifPresent(n -> node.put("threads", n));
    if (!r.refinement().equals(Refinement.NONE)) {
      node.set("refinement", RefinementJson.write(r.refinement()));
    }
    return node;
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws org.winnow.datasets.InputException where a field is missing or of another kind
   */
  public static Recipe read(Fields f) {
    return new Recipe(
        f.whole("epochs"),
        f.whole("batchSize"),
        f.choice("optimizer", Optimizer.values()),
        f.number("learningRate"),
        f.choice("schedule", Schedule.values()),
        f.number("weightDecay"),
        f.has("patience") ? OptionalInt.of(f.whole("patience")) : OptionalInt.empty(),
        f.wide("seed"),
        f.choice("device", Device.values()),
        f.has("threads") ? OptionalInt.of(f.whole("threads")) : OptionalInt.empty(),
        f.has("refinement") ? RefinementJson.read(f.object("refinement")) : Refinement.NONE);
  }
}
