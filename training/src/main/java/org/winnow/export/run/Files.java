package org.winnow.export.run;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Answers to files: a picture, a CSV file of rows, a text. */
final class Files {
  private final Classifier classifier;
  private final PrintStream out;
  private final float[] features;
  private final float[] answer;

  Files(Classifier classifier, PrintStream out) {
    this.classifier = classifier;
    this.out = out;
    this.features = new float[classifier.inputs()];
    this.answer = new float[classifier.classes().size()];
  }

  void classify(String name) throws IOException {
    Path file = Path.of(name);
    String lower = name.toLowerCase(Locale.ROOT);
    Column[] columns = classifier.contents().columns;
    if (lower.endsWith(".csv")) {
      rows(file);
    } else if (columns.length == 1 && columns[0].isText()) {
      classifier.encode(java.nio.file.Files.readString(file), features);
      print(name);
    } else if (columns.length == 0) {
      picture(file);
      print(name);
    } else {
      throw new IllegalArgumentException(
          name + " is no .csv file, but the network reads " + classifier.reads());
    }
  }

  private void print(String what) {
    int best = classifier.classify(features, answer);
    out.printf(Locale.ROOT, "%s: %s (%.4f)%n", what, classifier.classes().get(best), answer[best]);
  }

  private void rows(Path file) throws IOException {
    List<List<String>> rows = Csv.read(java.nio.file.Files.readString(file));
    boolean named = classifier.contents().columns.length > 0;
    for (int i = named ? 1 : 0; i < rows.size(); i++) {
      try {
        if (named) {
          classifier.encode(row(rows.get(0), rows.get(i)), features);
        } else {
          numbers(rows.get(i));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ", row " + (i + 1) + ": " + e.getMessage(), e);
      }
      print("row " + (i + 1));
    }
  }

  private static Map<String, String> row(List<String> names, List<String> values) {
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(names.size() + " columns, " + values.size() + " values");
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    return row;
  }

  private void numbers(List<String> values) {
    if (values.size() != features.length) {
      throw new IllegalArgumentException(
          "expected " + features.length + " numbers, got " + values.size());
    }
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) Numbers.read(Numbers.DECIMAL, values.get(i).strip());
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            "value " + (i + 1) + " is no number: '" + values.get(i) + "'");
      }
    }
  }

  /** Of the size that the network reads; grey where it reads one channel. */
  private void picture(Path file) throws IOException {
    if (!java.nio.file.Files.exists(file)) {
      throw new java.nio.file.NoSuchFileException(file.toString());
    }
    int[] shape = classifier.contents().shape;
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IllegalArgumentException(file + " is no picture that Java reads");
    }
    boolean fits = image.getHeight() == shape[0] && image.getWidth() == shape[1];
    if (!fits || shape[2] != 1 && shape[2] != 3) {
      throw new IllegalArgumentException(
          file
              + " is a picture of "
              + image.getHeight()
              + "x"
              + image.getWidth()
              + ", but the network reads "
              + classifier.reads());
    }
    boolean grey = image.getRaster().getNumBands() == 1;
    Raster raster = image.getRaster();
    int at = 0;
    for (int y = 0; y < shape[0]; y++) {
      for (int x = 0; x < shape[1]; x++) {
        int rgb = image.getRGB(x, y);
        boolean plain = grey && raster.getSampleModel().getSampleSize(0) == 8;
        int value = plain ? raster.getSample(x, y, 0) : luma(rgb);
        for (int c = 0; c < shape[2]; c++) {
          int part = shape[2] == 1 ? value : rgb >> 16 - 8 * c & 0xff;
          features[at++] = part / 255f * classifier.contents().white;
        }
      }
    }
  }

  private static int luma(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }
}
