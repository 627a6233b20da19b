package org.winnow.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.packages.GoldenChoice;
import org.winnow.packages.GoldenRows;
import org.winnow.packages.KeyRing;
import org.winnow.packages.PackageCard;
import org.winnow.packages.PackageFacts;
import org.winnow.packages.PackageFile;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * A good package to make bad ones of.
 *
 * @param file its bytes
 * @param entries its entries in their order
 */
record SeedPackage(byte[] file, Map<String, byte[]> entries) {
  /** Pictures, signed; and rows of a table, not signed. */
  static List<SeedPackage> all(Path folder) throws IOException {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    Dataset penguins = Sources.load("penguins", LoadOptions.standard()).dataset();
    PackageFile pictures = packed(digits, "input 8x8x1\nconv 2 3x3 relu\nflatten\noutput 10");
    int width = penguins.schema().shape().size();
    int classes = penguins.schema().classes().size();
    PackageFile rows = packed(penguins, "input " + width + "\ndense 4 relu\noutput " + classes);
    KeyRing ring = new KeyRing(folder.resolve("keys"));
    return List.of(
        of(pictures.signedBy(ring.generate()), folder.resolve("pictures.winnowpkg")),
        of(rows, folder.resolve("rows.winnowpkg")));
  }

  private static PackageFile packed(Dataset data, String skeleton) {
    Recipe recipe = Recipe.standard().withEpochs(1);
    Model model =
        new Trainer(Skeleton.parse("seed", skeleton), recipe).train(data, TrainingMonitor.silent());
    GoldenRows golden = GoldenRows.of(model, data, GoldenChoice.of(data, model.preparation(), 4));
    return PackageFile.of(
        model,
        PackageCard.of("org.acme:seed@1.0.0", "Apache-2.0"),
        PackageFacts.of(data, List.of()),
        golden);
  }

  private static SeedPackage of(PackageFile packed, Path file) throws IOException {
    packed.save(file);
    return read(file);
  }

  /** Of a zip. */
  static SeedPackage read(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return new SeedPackage(Files.readAllBytes(file), entries);
  }
}
