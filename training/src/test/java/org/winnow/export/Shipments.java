package org.winnow.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.Preparation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.SampleModels;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.SampleNetworks;

/** Small networks to export, with rows that suit them. */
final class Shipments {
  private static final int ROWS = 5;

  private Shipments() {}

  /** A network with weights without zeros, whose inputs are doubled and shifted. */
  static Shipment of(Skeleton skeleton, long seed) {
    boolean plain = skeleton.input().isTokens() || skeleton.input().padded();
    Preparation preparation =
        plain ? Preparation.none() : new Preparation(List.of(new Preparation.Scale(0.25f, 2)));
    return of(skeleton, seed, preparation, List.of("a", "b", "c"));
  }

  static Shipment of(Skeleton skeleton, long seed, Preparation preparation, List<String> classes) {
    Model model =
        SampleModels.of(
            skeleton,
            SampleNetworks.weights(skeleton, seed),
            Recipe.standard(),
            classes,
            preparation);
    int size = skeleton.inputShape().size();
    float[] inputs = SampleNetworks.batch(skeleton, ROWS, seed).inputs();
    float[][] rows =
        IntStream.range(0, ROWS)
            .mapToObj(i -> Arrays.copyOfRange(inputs, i * size, (i + 1) * size))
            .toArray(float[][]::new);
    return new Shipment(skeleton.name(), model, rows, Optional.empty());
  }

  /** All operations of a plan between them. */
  static List<Shipment> all() {
    List<String> texts = SampleNetworks.texts();
    return IntStream.range(0, texts.size())
        .mapToObj(i -> Skeleton.parse("net" + i, texts.get(i).replace('/', '\n')))
        .map(skeleton -> of(skeleton, 3))
        .toList();
  }
}
