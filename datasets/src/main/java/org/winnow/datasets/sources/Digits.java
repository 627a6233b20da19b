package org.winnow.datasets.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Features;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Views;

/**
 * The built-in data set: UCI optical digits, 1,797 handwritten digits of 8 × 8 pixels from 0 to 16
 * (E. Alpaydin, C. Kaynak, 1998; CC BY 4.0, see DATA.md).
 */
final class Digits {
  static final String NAME = "digits";
  private static final String RESOURCE = "/org/winnow/datasets/digits.csv.gz";
  private static final Shape SHAPE = new Shape(8, 8, 1);
  private static final int DARKEST = 16;

  private Digits() {}

  static Loaded load(LoadOptions options) {
    List<String> lines = lines();
    byte[] pixels = new byte[lines.size() * SHAPE.size()];
    String[] labels = new String[lines.size()];
    for (int row = 0; row < labels.length; row++) {
      String[] fields = lines.get(row).split(",");
      for (int i = 0; i < SHAPE.size(); i++) {
        pixels[row * SHAPE.size() + i] = Byte.parseByte(fields[i]);
      }
      labels[row] = fields[SHAPE.size()];
    }
    Features features = Features.ofBytes(pixels, SHAPE.size());
    return new Assembly(NAME, options)
        .source(
            new SourceNote(
                "UCI optical digits (E. Alpaydin, C. Kaynak, 1998)",
                "CC BY 4.0",
                "https://doi.org/10.24432/C50P49"))
        .features(SHAPE, features, Preparation.unit(DARKEST))
        .views(Views.pictures(features, SHAPE, DARKEST))
        .fingerprints(fingerprints(pixels))
        .labels(Labelling.Source.rows(labels.length, row -> labels[row]), classes(options))
        .build();
  }

  private static List<String> classes(LoadOptions options) {
    return options.classes().isEmpty()
        ? IntStream.range(0, 10).mapToObj(Integer::toString).toList()
        : options.classes();
  }

  private static Fingerprints fingerprints(byte[] pixels) {
    ExampleHash hash = new ExampleHash();
    Fingerprints prints = new Fingerprints(pixels.length / SHAPE.size());
    for (int at = 0; at < pixels.length; at += SHAPE.size()) {
      prints.add(hash.ofArray(ElementType.U1, SHAPE, pixels, at));
    }
    return prints;
  }

  private static List<String> lines() {
    try (InputStream packed = Dataset.class.getResourceAsStream(RESOURCE);
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
      List<String> lines = new ArrayList<>();
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in digits cannot be read: " + RESOURCE, e);
    }
  }
}
