package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.kernel.maven.MavenPackages;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.packages.GoldenChoice;
import org.winnow.packages.GoldenRows;
import org.winnow.packages.PackageCache;
import org.winnow.packages.PackageCard;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageFacts;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.tests.packages.MutatedPackages;
import org.winnow.tests.packages.SpoiltImports;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * Packages: how long a model of 10 MB takes to pack, to open, to verify and to install, and what
 * becomes of 10,000 packages, and 10,000 files of other tools, that were spoilt.
 */
public final class PackagesBench {
  private static final int MUTATIONS = 10_000;
  private static final long SEED = 1;
  private static final int TIMES = 9;
  private static final int MOST_TOLD = 20;

  /** 64 · 1,600 + 1,600 · 1,500 + 1,500 · 10 weights: 10.1 MB. */
  private static final String LARGE = "input 8x8x1\nflatten\ndense 1600\ndense 1500\noutput 10";

  private static final String NAME = "org.acme:large@1.0.0";

  private static final String TIMED = "times";
  private static final String PACKAGES = "packages";
  private static final String IMPORTS = "imports";

  private static final String PACK = "pack";
  private static final String OPEN = "open, with all checks";
  private static final String VERIFY = "verify: open and replay";
  private static final String INSTALL = "install from a folder, with all checks";

  private PackagesBench() {}

  /**
   * Runs the benchmark.
   *
   * @param args the file for the rows, then optionally how many files of each sort to spoil, and
   *     some of {@code times packages imports}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int count = args.length < 2 ? MUTATIONS : Integer.parseInt(args[1]);
    List<String> parts =
        args.length < 3 ? List.of(TIMED, PACKAGES, IMPORTS) : List.of(args).subList(2, args.length);
    BenchRows rows = new BenchRows(1);
    for (String part : parts) {
      Scratch.with(
          folder -> {
            switch (part) {
              case TIMED -> times(rows, folder);
              case PACKAGES -> spoil(rows, count, folder);
              case IMPORTS -> spoilImports(rows, count, folder);
              default -> throw new IllegalArgumentException(part + " is no part of it");
            }
          });
    }
    rows.write(Path.of(args[0]));
  }

  private static void times(BenchRows rows, Path folder) throws IOException {
    Dataset data = Sources.load("digits", LoadOptions.standard()).dataset();
    Model model =
        new Trainer(Skeleton.parse("large", LARGE), Recipe.standard().withEpochs(1))
            .train(data, TrainingMonitor.silent());
    Path file = folder.resolve("large.winnowpkg");
    PackageFile packed = packed(model, data);
    packed.save(file);
    String size = String.format(Locale.ROOT, "%.1f MB", Files.size(file) / 1e6);
    String workload = "package of " + size + ", median of " + TIMES;
    PackageStore store = store(folder);
    String shelf = folder.resolve("shelf").toString();
    store.publish(file, shelf, false);
    PackageStore.Wish fromShelf = new PackageStore.Wish(List.of(shelf), false, anyone -> true);
    Timings timings = new Timings();
    for (int i = 0; i < TIMES; i++) {
      time(timings, PACK, () -> packed(model, data).save(file));
      time(timings, OPEN, () -> PackageFile.open(file));
      time(timings, VERIFY, () -> PackageFile.open(file).replay());
      time(timings, INSTALL, () -> store.install(NAME, fromShelf));
      store.remove(PackageCoordinates.parse(NAME), true);
    }
    for (String what : List.of(PACK, OPEN, VERIFY, INSTALL)) {
      rows.addMost(workload, what, timings.median(what), "s", 1);
    }
  }

  /** With Maven's resolver under no settings, a cache and a lock of its own. */
  private static PackageStore store(Path folder) {
    MavenPlaces places =
        new MavenPlaces(folder.resolve("settings.xml"), Optional.empty(), Optional.empty());
    return new PackageStore(
        new MavenPackages(places), new PackageCache(folder.resolve("cache")), folder);
  }

  private static PackageFile packed(Model model, Dataset data) {
    GoldenChoice choice = GoldenChoice.of(data, model.preparation(), GoldenRows.STANDARD);
    return PackageFile.of(
        model,
        PackageCard.of(NAME, "Apache-2.0"),
        PackageFacts.of(data, List.of()),
        GoldenRows.of(model, data, choice));
  }

  private static void time(Timings timings, String what, Runnable work) {
    try {
      timings.time(what, work::run);
    } catch (Exception e) {
      throw new IllegalStateException("this work throws nothing that is checked", e);
    }
  }

  private static void spoil(BenchRows rows, int count, Path folder) throws IOException {
    MutatedPackages.Outcome outcome = MutatedPackages.run(count, SEED, folder);
    String workload = "packages spoilt in %d ways".formatted(MutatedPackages.WAYS);
    rows.add(workload, "refused in a sentence", outcome.refused(), "count");
    rows.add(workload, "opened: saying something else", outcome.opened(), "count");
    rows.add(workload, "most heap that one took", outcome.mostBytes() / 1e6, "MB");
    rows.addNone(workload, "anything else", outcome.trouble().size());
    tell(outcome.trouble());
  }

  private static void spoilImports(BenchRows rows, int count, Path folder) throws IOException {
    SpoiltImports.Outcome outcome = SpoiltImports.run(count, SEED, folder);
    String workload = "files of ONNX, Keras and DL4J, spoilt";
    outcome
        .refused()
        .forEach((suffix, n) -> rows.add(workload, suffix + " refused in a sentence", n, "count"));
    rows.add(workload, "a network all the same", outcome.opened(), "count");
    rows.add(workload, "ended the process they were in", outcome.ended(), "count");
    rows.add(workload, "opened by one of their own, too", outcome.again(), "count");
    rows.add(workload, "most heap that one took here", outcome.mostBytes() / 1e6, "MB");
    rows.addNone(workload, "anything else", outcome.trouble().size());
    System.out.println("  ended by " + outcome.deadly());
    tell(outcome.trouble());
  }

  private static void tell(List<String> trouble) {
    trouble.stream().limit(MOST_TOLD).forEach(one -> System.out.println("  " + one));
  }
}
