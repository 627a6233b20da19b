package org.winnow.datasets.repository;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Small data sets and edits for the tests of this package. */
final class Samples {
  static final Author ANNA = new Author("Anna", "anna@example.org");
  static final Attribution BY_ANNA = new Attribution("anna", Origin.HAND);
  static final Attribution BY_BEN = new Attribution("ben", Origin.HAND);
  static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  private Samples() {}

  static RepositoryOptions options() {
    return new RepositoryOptions(Optional.empty(), ANNA, NOON);
  }

  /** 4 × 4 grey pictures with classes {@code 0..9}; every eleventh has no label. */
  static Dataset pictures(int n) {
    byte[] pixels = new byte[n * 16];
    new Random(7).nextBytes(pixels);
    Features features = Features.ofBytes(pixels, 16);
    Shape shape = new Shape(4, 4, 1);
    return Dataset.builder("squares")
        .source(new SourceNote("made for tests", "CC0-1.0", "https://example.org/squares"))
        .schema(new Schema(shape, List.of(), tenClasses()))
        .preparation(Preparation.unit(255))
        .ids(ExampleIds.of(hexIds(n)))
        .features(features)
        .views(Views.pictures(features, shape, 255))
        .labels(labels(n))
        .splits(splits(n))
        .build();
  }

  /** Rows of three floats, keyed by the user, with table rows as views. */
  static Dataset table(int n) {
    Random random = new Random(11);
    float[] values = new float[n * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 10 - 5;
    }
    List<String> columns = List.of("länge", "breite", "note\tmit tab");
    Features features = Features.ofFloats(values, 3);
    Views views =
        row -> {
          float[] own = new float[3];
          features.copyRow(row, own, 0);
          return new ExampleView.Row(
              columns, List.of("" + own[0], "" + own[1], "„" + own[2] + "“\n"));
        };
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      ids.add("schlüssel-" + row + "\\n\u2028" + (row % 2 == 0 ? "日本" : "😀"));
    }
    return Dataset.builder("Maße & Gewichte")
        .schema(new Schema(Shape.vector(3), List.of("l", "b", "n"), tenClasses()))
        .preparation(
            new Preparation(
                List.of(
                    new Preparation.Standardize(
                        List.of(.1f, 1 / 3f, -7e-8f), List.of(1f, 2.5f, 1e-9f)),
                    new Preparation.Scale(.5f, 2))))
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(views)
        .labels(labels(n))
        .splits(splits(n))
        .build();
  }

  static List<String> tenClasses() {
    return List.of("0", "1", "2", "3", "4", "5", "6", "7", "eight\ttab", "neun \\ ü");
  }

  static List<String> hexIds(int n) {
    List<String> ids = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      byte[] hash = Hashes.sha256(("example " + row).getBytes(StandardCharsets.UTF_8));
      ids.add(HexFormat.of().formatHex(hash, 0, 16));
    }
    return ids;
  }

  private static Labels labels(int n) {
    int[] classes = new int[n];
    Arrays.setAll(classes, row -> row % 11 == 10 ? Labels.NONE : row % 10);
    return Labels.of(classes, new Attribution("made\tfor tests", Origin.SOURCE));
  }

  private static Splits splits(int n) {
    Split[] splits = new Split[n];
    Arrays.setAll(splits, row -> Split.values()[row % 7 == 5 ? 1 : row % 7 == 6 ? 2 : 0]);
    return Splits.of(splits);
  }

  static LabelEdit relabel(Dataset data, int row, String to, Attribution by) {
    return new LabelEdit.Relabel(
        data.ids().get(row), Rebase.label(data, data.ids().get(row)), Optional.of(to), by);
  }
}
