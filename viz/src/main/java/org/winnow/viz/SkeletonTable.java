package org.winnow.viz;

import java.util.List;
import org.winnow.training.LayerSummary;
import org.winnow.training.Skeleton;

/** The layers of a skeleton with output shapes, weights and multiply–adds, and their totals. */
public final class SkeletonTable {
  private SkeletonTable() {}

  public static Figure of(Skeleton skeleton) {
    return of("skeleton " + skeleton.name(), skeleton.summary());
  }

  /** The same from the layers' summaries, in order. */
  public static Figure of(String title, List<LayerSummary> layers) {
    Sheet sheet = new Sheet(title).left("layer", "operation", "output");
    sheet.right("weights", "multiply–adds");
    long weights = 0;
    long multiplyAdds = 0;
    for (LayerSummary layer : layers) {
      weights += layer.weights();
      multiplyAdds += layer.multiplyAdds();
      sheet.row(
          layer.name(),
          layer.operation(),
          layer.output().toString(),
          Say.count(layer.weights()),
          Say.count(layer.multiplyAdds()));
    }
    sheet.row("total", "", "", Say.count(weights), Say.count(multiplyAdds));
    return sheet.figure();
  }
}
