package org.winnow.tests.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * Spoils files of other tools and looks what the imports make of them. Files of Deeplearning4j are
 * opened here, as the kernel opens them. Of ONNX and Keras many share a process with the limits of
 * an import's own ({@link SpoiltBatch}); each that ends that process, and each so-manieth of the
 * others, is opened once more as a user's would be, by a process of its own.
 */
public final class SpoiltImports {
  private static final int BATCH = 100;

  /** Each so-manieth is opened as a user's would be, too. */
  private static final int AGAIN = 50;

  private final Path folder;
  private final SpoiltOpening opening;
  private final Map<String, Integer> refused = new TreeMap<>();
  private final List<String> trouble = new ArrayList<>();

  /** Ways that have ended a process: their files do not share one any more. */
  private final Set<String> deadly = new TreeSet<>();

  private int opened;
  private int ended;
  private int again;

  private SpoiltImports(Path folder) {
    this.folder = folder;
    this.opening = new SpoiltOpening(folder);
  }

  /**
   * What came of it.
   *
   * @param refused how many were refused in a sentence, by the suffix of their kind
   * @param opened files that are a network all the same
   * @param ended how many ended the process with limits that they shared with others
   * @param deadly the ways of those
   * @param again how many were opened by a process of their own
   * @param mostBytes of this process's heap that one of them took, all in all
   * @param trouble anything else, each with its seed
   */
  public record Outcome(
      Map<String, Integer> refused,
      int opened,
      int ended,
      Set<String> deadly,
      int again,
      long mostBytes,
      List<String> trouble) {}

  /**
   * Opens so many spoilt files, as many of each kind.
   *
   * @param folder empty, for files
   */
  public static Outcome run(int count, long seed, Path folder) throws IOException {
    SpoiltImports all = new SpoiltImports(Files.createDirectories(folder.resolve("in/deep")));
    List<SpoiltKind> kinds = kinds(folder);
    List<Path> before = files(folder);
    List<Spoilt> apart = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SpoiltKind kind = kinds.get(i % kinds.size());
      Spoilt one = kind.spoilt(i / kinds.size(), seed + i);
      if (one.suffix().equals(".zip")) {
        all.judge(one, all.opening.verdict(one));
      } else if (all.deadly.contains(one.way())) {
        all.judge(one, all.alone(one));
      } else {
        apart.add(one);
      }
      if (apart.size() == BATCH || i == count - 1) {
        all.apart(apart);
        apart.clear();
      }
    }
    if (!files(folder).equals(before)) {
      all.trouble.add("files were left: " + files(folder));
    }
    return new Outcome(
        all.refused,
        all.opened,
        all.ended,
        all.deadly,
        all.again,
        all.opening.mostBytes(),
        List.copyOf(all.trouble));
  }

  /** Kinds of files, with their ways. */
  private static List<SpoiltKind> kinds(Path folder) throws IOException {
    String net = "input 8x8x1\nconv 4 3x3 relu\nbatchnorm\npool max 2x2\ndense 8 relu\noutput 10";
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    Model model =
        new Trainer(Skeleton.parse("seed", net), Recipe.standard().withEpochs(1))
            .train(digits, TrainingMonitor.silent());
    return List.of(SpoiltOnnx.of(model), SpoiltKeras.kind(), SpoiltDl4j.of(model, folder));
  }

  /** All files around, so that what a path led elsewhere would be seen. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void apart(List<Spoilt> files) throws IOException {
    int at = 0;
    while (at < files.size()) {
      List<Spoilt> left = files.subList(at, files.size());
      List<String> verdicts = SpoiltBatch.verdicts(left, folder.resolve("batch"));
      for (int i = 0; i < verdicts.size(); i++) {
        judge(left.get(i), verdicts.get(i));
        if ((at + i) % AGAIN == 0) {
          beside(left.get(i), verdicts.get(i));
        }
      }
      at += verdicts.size();
      if (at < files.size()) {
        ended++;
        deadly.add(files.get(at).way());
        judge(files.get(at), alone(files.get(at)));
        at++;
      }
    }
  }

  private String alone(Spoilt one) throws IOException {
    again++;
    return opening.verdict(one);
  }

  /** A process of its own has to come to the same. */
  private void beside(Spoilt one, String verdict) throws IOException {
    String other = alone(one);
    if (other.equals(SpoiltTrial.OPENED) != verdict.equals(SpoiltTrial.OPENED)) {
      trouble.add(one + ": among others " + verdict + ", alone " + other);
    }
  }

  private void judge(Spoilt one, String verdict) {
    boolean open = verdict.equals(SpoiltTrial.OPENED);
    if (verdict.startsWith(SpoiltTrial.TROUBLE) || open && !one.mayOpen()) {
      trouble.add(one + ": " + verdict);
    } else if (open) {
      opened++;
    } else {
      refused.merge(one.suffix(), 1, Integer::sum);
    }
  }
}
