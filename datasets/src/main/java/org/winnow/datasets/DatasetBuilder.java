package org.winnow.datasets;

import java.util.ArrayList;
import java.util.List;

/** Gathers the parts of a data set; {@link #build()} checks that they fit. */
public final class DatasetBuilder {
  final String name;
  SourceNote source;
  Schema schema;
  Preparation preparation = Preparation.none();
  ExampleIds ids;
  Features features;
  Views views;
  Labels labels;
  Splits splits;
  Planted planted = Planted.nothing();

  DatasetBuilder(String name) {
    this.name = name;
    this.source = SourceNote.named(name);
  }

  public DatasetBuilder source(SourceNote value) {
    source = value;
    return this;
  }

  public DatasetBuilder schema(Schema value) {
    schema = value;
    return this;
  }

  public DatasetBuilder preparation(Preparation value) {
    preparation = value;
    return this;
  }

  public DatasetBuilder ids(ExampleIds value) {
    ids = value;
    return this;
  }

  public DatasetBuilder features(Features value) {
    features = value;
    return this;
  }

  public DatasetBuilder views(Views value) {
    views = value;
    return this;
  }

  public DatasetBuilder labels(Labels value) {
    labels = value;
    return this;
  }

  public DatasetBuilder splits(Splits value) {
    splits = value;
    return this;
  }

  public DatasetBuilder planted(Planted value) {
    planted = value;
    return this;
  }

  public Dataset build() {
    List<String> missing = new ArrayList<>();
    if (schema == null) missing.add("schema");
    if (ids == null) missing.add("ids");
    if (features == null) missing.add("features");
    if (views == null) missing.add("views");
    if (labels == null) missing.add("labels");
    if (splits == null) missing.add("splits");
    if (!missing.isEmpty()) {
      throw new IllegalStateException("data set '" + name + "' was built without " + missing);
    }
    return new Dataset(this);
  }
}
