package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.DatasetBuilder;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Puts together what a loader has read: ids, vocabulary, splits; the same for every source. */
final class Assembly {
  private static final Attribution FROM_SOURCE = new Attribution("source", Origin.SOURCE);

  private final LoadOptions options;
  private final DatasetBuilder parts;
  private final List<String> notes = new ArrayList<>();
  private Shape shape;
  private Features features;
  private List<String> featureNames = List.of();
  private Fingerprints prints;
  private Labelling labelling;
  private Optional<ExampleIds> keys = Optional.empty();
  private BiFunction<Fingerprints, int[], Splits> ofColumn;
  private IntFunction<Optional<Split>> ofSource = row -> Optional.empty();
  private Splits splits;

  Assembly(String sourceName, LoadOptions options) {
    this.options = options;
    String name = options.name().orElse(sourceName);
    this.parts = Dataset.builder(name);
  }

  Assembly source(SourceNote note) {
    parts.source(note);
    return this;
  }

  Assembly features(Shape exampleShape, Features values, Preparation preparation) {
    shape = exampleShape;
    features = values;
    parts
        .features(values)
        .preparation(options.like().map(Dataset::preparation).orElse(preparation));
    options.like().ifPresent(known -> requireShape(known.schema().shape()));
    return this;
  }

  private void requireShape(Shape known) {
    if (!known.equals(shape)) {
      throw new InputException(
          "the examples have the shape " + shape + ", those of the data set " + known);
    }
  }

  Assembly featureNames(List<String> names) {
    featureNames = names;
    return this;
  }

  Assembly views(Views views) {
    parts.views(views);
    return this;
  }

  Assembly fingerprints(Fingerprints found) {
    prints = found;
    return this;
  }

  /** The labels as the source gives them, and its vocabulary, or none to take it from them. */
  Assembly labels(Labelling.Source labels, List<String> vocabulary) {
    Labelling.Source given =
        options
            .everyLabel()
            .map(all -> new Labelling.Source(labels.size(), row -> all, row -> "--label"))
            .orElse(labels);
    labelling = Labelling.of(given, vocabulary);
    return this;
  }

  /** The user's own keys instead of fingerprints. */
  Assembly keys(ExampleIds ids) {
    keys = Optional.of(ids);
    return this;
  }

  /** Splits by a column of the source. */
  Assembly splitsByColumn(BiFunction<Fingerprints, int[], Splits> rule) {
    ofColumn = rule;
    return this;
  }

  /** The source's own split of each row, where it has one. */
  Assembly splitsOfSource(IntFunction<Optional<Split>> given) {
    ofSource = given;
    return this;
  }

  Assembly note(String sentence) {
    notes.add(sentence);
    return this;
  }

  Loaded build() {
    Dataset made =
        parts
            .schema(new Schema(shape, featureNames, labelling.classes()))
            .ids(keys.orElseGet(prints::ids))
            .labels(Labels.of(labelling.indices(), FROM_SOURCE))
            .splits(split())
            .build();
    noteDuplicates();
    noteEmptySplits();
    return new Loaded(made, notes);
  }

  /** The splits, found when first asked for; fingerprints and labels must be there. */
  Splits split() {
    if (splits == null) {
      splits = findSplits();
    }
    return splits;
  }

  private Splits findSplits() {
    if (ofColumn != null) {
      return ofColumn.apply(prints, labelling.indices());
    }
    if (options.split().kind() != SplitRule.Kind.STRATIFIED) {
      throw new InputException(
          "'"
              + options.split().column()
              + "' cannot decide the split: this source has no columns; leave the option out");
    }
    return options.split().splitter().ofSource(prints, labelling.indices(), ofSource);
  }

  private void noteDuplicates() {
    int copies = 0;
    int otherLabel = 0;
    int[] first = prints.firstRows();
    for (int row = 0; row < first.length; row++) {
      if (first[row] != row) {
        copies++;
        otherLabel += labelling.indices()[row] == labelling.indices()[first[row]] ? 0 : 1;
      }
    }
    if (copies > 0) {
      notes.add(
          copies
              + (copies == 1 ? " example is an exact copy" : " examples are exact copies")
              + " of an earlier one ("
              + otherLabel
              + " with another label); copies share a split");
    }
  }

  private void noteEmptySplits() {
    for (Split split : Split.values()) {
      if (splits.rows(split).length == 0) {
        notes.add("no example is in the " + split.label() + " split");
      }
    }
  }
}
