package org.winnow.tests.packages;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.packages.KeyRing;
import org.winnow.packages.PackageFile;
import org.winnow.packages.Signed;

/** Spoils packages and looks what the loader makes of them. */
public final class MutatedPackages {
  /** How many ways there are to spoil one. */
  public static final int WAYS = Mutation.values().length;

  /** What it may take to refuse a file of a few kilobytes. */
  private static final long MOST_BYTES = 400L << 20;

  private final Path folder;
  private final List<SeedPackage> seeds;
  private final Map<Mutation, Integer> refused = new EnumMap<>(Mutation.class);
  private final List<String> trouble = new ArrayList<>();
  private int opened;
  private long mostBytes;

  private MutatedPackages(Path folder, List<SeedPackage> seeds) {
    this.folder = folder;
    this.seeds = seeds;
  }

  /**
   * What came of it.
   *
   * @param refused packages that were refused in a sentence
   * @param opened packages that say something else in all honesty, with every hash made right
   * @param mostBytes of Java's heap that one of them took, all in all
   * @param trouble anything else, each with its seed
   */
  public record Outcome(int refused, int opened, long mostBytes, List<String> trouble) {}

  /**
   * Opens, judges and replays so many spoilt packages.
   *
   * @param folder empty, for files
   */
  public static Outcome run(int count, long seed, Path folder) throws IOException {
    MutatedPackages all = new MutatedPackages(folder, SeedPackage.all(folder));
    List<Path> before = all.files();
    for (int i = 0; i < count; i++) {
      all.one(Mutation.values()[i % Mutation.values().length], seed + i);
    }
    Files.deleteIfExists(all.spoilt());
    if (!all.files().equals(before)) {
      all.trouble.add("files were left: " + all.files());
    }
    if (Planted.BROUGHT_TO_LIFE.get() > 0) {
      all.trouble.add("an object was deserialised");
    }
    int refused = all.refused.values().stream().mapToInt(Integer::intValue).sum();
    return new Outcome(refused, all.opened, all.mostBytes, List.copyOf(all.trouble));
  }

  private Path spoilt() {
    return folder.resolve("in").resolve("deep").resolve("spoilt.winnowpkg");
  }

  /** All files around, so that what a path led elsewhere would be seen. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void one(Mutation mutation, long seed) throws IOException {
    Random random = new Random(seed);
    SeedPackage good = seeds.get(random.nextInt(seeds.size()));
    byte[] bad = mutation.of(good, random);
    if (Arrays.equals(bad, good.file())) {
      return; // the same by chance, as where one text took the place of the same one
    }
    Files.createDirectories(spoilt().getParent());
    Files.write(spoilt(), bad);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    String found = opened(mutation);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    mostBytes = Math.max(mostBytes, bytes);
    if (bytes > MOST_BYTES) {
      found = bytes + " bytes of heap";
    }
    if (!found.isEmpty()) {
      trouble.add(mutation + " " + seed + ": " + found);
    }
  }

  /** What is wrong with how the loader took it; empty if nothing is. */
  private String opened(Mutation mutation) {
    try {
      PackageFile file = PackageFile.open(spoilt());
      Signed by = new KeyRing(folder.resolve("keys")).judge(file);
      file.replay();
      opened++;
      if (!mutation.mayOpen()) {
        return "was opened";
      }
      return by.state() == Signed.State.TRUSTED ? "counts as signed" : "";
    } catch (InputException e) {
      refused.merge(mutation, 1, Integer::sum);
      return e.getMessage().lines().count() <= 3 ? "" : "refused in many lines: " + e.getMessage();
    } catch (RuntimeException | Error e) {
      return e + " at " + e.getStackTrace()[0];
    }
  }
}
