package org.winnow.magics;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.Fingerprint;
import org.winnow.datasets.sources.Placement;
import org.winnow.datasets.sources.SplitRule;

/** Makes additions to a data set from another one that holds the new examples. */
final class Additions {
  private final Dataset data;
  private final Attribution by;
  private final Placement placement;

  Additions(Dataset data, String annotator) {
    this.data = data;
    this.by = new Attribution(annotator, Origin.SOURCE);
    this.placement = SplitRule.standard().splitter().placing(data);
  }

  /**
   * The examples of {@code more} whose ids are not in the data set yet, each in a split of its own
   * that moves no other example.
   *
   * @param label what all of them are labelled; empty: as {@code more} says
   */
  List<LabelEdit.AddExample> of(Dataset more, Optional<String> label) {
    label.ifPresent(data.schema()::requireClass);
    Set<String> taken = new HashSet<>();
    List<LabelEdit.AddExample> additions = new ArrayList<>();
    for (int row = 0; row < more.size(); row++) {
      String id = more.ids().get(row);
      if (data.ids().find(id) < 0 && taken.add(id)) {
        Features features = features(more, row);
        Optional<String> own =
            more.labels().isLabelled(row) ? Optional.of(more.label(row)) : Optional.empty();
        Optional<String> given = label.or(() -> own);
        given.ifPresent(data.schema()::requireClass);
        additions.add(
            new LabelEdit.AddExample(
                id, given, split(features), features, more.views().of(row), by));
      }
    }
    return additions;
  }

  /** In the form of the data set: a table's row is encoded as the first import's rows were. */
  private Features features(Dataset more, int row) {
    ExampleView view = more.views().of(row);
    if (data.preparation().encoding().isPresent() && view instanceof ExampleView.Row written) {
      float[] encoded =
          data.preparation().encoding().get().encode(written.columns(), written.values());
      return Features.ofFloats(encoded, encoded.length);
    }
    if (!more.schema().shape().equals(data.schema().shape())) {
      throw new InputException(
          "the new examples have shape "
              + more.schema().shape()
              + ", the data set "
              + data.schema().shape()
              + "; pictures can be resized with --size "
              + data.schema().shape().width()
              + "x"
              + data.schema().shape().height());
    }
    Features one = more.features().select(new int[] {row});
    return one.areBytes()
        ? Features.ofBytes(one.canonicalBytes(0), one.width())
        : copyOfFloats(one);
  }

  private static Features copyOfFloats(Features one) {
    float[] values = new float[one.width()];
    one.copyRow(0, values, 0);
    return Features.ofFloats(values, one.width());
  }

  private Split split(Features features) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(features.canonicalBytes(0));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return placement.place(new Fingerprint(bits.getLong(), bits.getLong()), features);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
