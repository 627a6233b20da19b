package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A recipe's refinement in a model's manifest. */
final class RefinementJson {
  private RefinementJson() {}

  static ObjectNode write(Refinement r) {
    ObjectNode node =
        CanonicalJson.object()
            .put("warmUp", r.warmUp())
            .put("l1", r.l1())
            .put("l2", r.l2())
            .put("clipValue", r.limit().value())
            .put("clipNorm", r.limit().norm())
            .put("labelSmoothing", r.labelSmoothing())
            .put("balanced", r.classWeights().balanced());
    ObjectNode weights = node.putObject("classWeights");
    r.classWeights().byName().forEach(weights::put);
    r.frozen().forEach(node.putArray("frozen")::add);
    Augmentation a = r.augmentation();
    return node.put("shift", a.shift()).put("flip", a.flip()).put("noise", a.noise());
  }

  static Refinement read(Fields f) {
    Map<String, Double> weights = f.object("classWeights").allNumbers();
    return new Refinement(
        f.number("warmUp"),
        f.number("l1"),
        f.number("l2"),
        new GradientLimit(f.number("clipValue"), f.number("clipNorm")),
        f.number("labelSmoothing"),
        new ClassWeights(f.truth("balanced"), weights),
        f.texts("frozen"),
        new Augmentation(f.whole("shift"), f.truth("flip"), f.number("noise")));
  }
}
