package org.winnow.packages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.training.Blobs;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.StoredZip;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/** A small package of pictures, and ways to change its file. */
public final class SamplePackages {
  static final Dataset DATA = Blobs.of(60, new Shape(4, 4, 1), 3, 5);
  static final String SKELETON = "input 4x4x1\nconv 2 3x3 relu\nbatchnorm\noutput 3";
  static final PackageCard CARD =
      PackageCard.of("org.acme:blobs@1.2.0", "Apache-2.0").withDescription("Bright places.");

  private SamplePackages() {}

  static Model trained() {
    Recipe recipe = Recipe.standard().withEpochs(2).withBatchSize(16);
    return new Trainer(Skeleton.parse("tiny", SKELETON), recipe)
        .train(DATA, TrainingMonitor.silent())
        .withOrigin("0123456789abcdef0123456789abcdef01234567", 0);
  }

  static PackageFile of(Model model) {
    return of(model, DATA, CARD);
  }

  static PackageFile of(Model model, Dataset data, PackageCard card) {
    int[] rows = data.labelledRows(Split.VALIDATION);
    int[] truth = java.util.Arrays.stream(rows).map(data.labels()::classOf).toArray();
    Evaluation found = Evaluation.of(model.predict(data, rows), truth);
    PackageFacts facts = PackageFacts.of(data, List.of(Measured.of(data, Split.VALIDATION, found)));
    GoldenChoice choice = GoldenChoice.of(data, model.preparation(), 5);
    return PackageFile.of(model, card, facts, GoldenRows.of(model, data, choice));
  }

  /** The entries of a file, in its order. */
  static Map<String, byte[]> entries(Path file) throws java.io.IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry e : java.util.Collections.list(zip.entries())) {
        entries.put(e.getName(), zip.getInputStream(e).readAllBytes());
      }
    }
    return entries;
  }

  /** Writes entries as a package has them, whatever they say. */
  static void write(Map<String, byte[]> entries, Path file) throws java.io.IOException {
    Map<String, StoredZip.Body> bodies = new LinkedHashMap<>();
    entries.forEach((name, bytes) -> bodies.put(name, out -> out.write(bytes)));
    try (var out = Files.newOutputStream(file)) {
      StoredZip.write(bodies, out);
    }
  }
}
