package org.winnow.worth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.PreparationJson;
import org.winnow.training.CanonicalJson;
import org.winnow.training.Evaluation;
import org.winnow.training.Predictions;
import org.winnow.training.Recipe;
import org.winnow.training.RecipeJson;
import org.winnow.training.Simulation;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.Trials;

/** Trains on data with several seeds and measures; what was trained once is not trained again. */
final class SeedTrials {
  private final Simulation.Terms terms;
  private final TrialCache cache;
  private int trained;

  SeedTrials(Simulation.Terms terms, TrialCache cache) {
    this.terms = terms;
    this.cache = cache;
  }

  /** How many trainings there were that had not been done before. */
  int trained() {
    return trained;
  }

  /**
   * One evaluation for each of the recipe's seed and those after it.
   *
   * @throws java.util.concurrent.CancellationException where the monitor cancels; what was trained
   *     by then is kept
   */
  List<Evaluation> measure(Dataset data, Yardstick stick, int seeds, TrainingMonitor monitor) {
    return measure(List.of(data), stick, seeds, monitor).get(0);
  }

  /** The same for several data sets with the same seeds, all trained side by side. */
  List<List<Evaluation>> measure(
      List<Dataset> all, Yardstick stick, int seeds, TrainingMonitor monitor) {
    Map<String, Trials.Trial> wanted = new LinkedHashMap<>();
    List<List<String>> keys = new ArrayList<>();
    for (Dataset data : all) {
      List<String> own = new ArrayList<>();
      long first = terms.recipe().seed();
      LongStream.range(first, first + seeds)
          .forEach(
              seed -> {
                String key = key(data, stick, seed);
                own.add(key);
                wanted.put(key, new Trials.Trial(data, seed));
              });
      keys.add(own);
    }
    Map<String, float[][]> said = known(wanted, stick, monitor);
    Map<String, Dataset> trainedOn = new LinkedHashMap<>();
    wanted.forEach((key, trial) -> trainedOn.put(key, trial.data()));
    return keys.stream()
        .map(own -> own.stream().map(k -> judged(stick, trainedOn.get(k), said.get(k))).toList())
        .toList();
  }

  private Map<String, float[][]> known(
      Map<String, Trials.Trial> wanted, Yardstick stick, TrainingMonitor monitor) {
    Map<String, float[][]> said = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String key : wanted.keySet()) {
      cache.get(key).ifPresentOrElse(rows -> said.put(key, rows), () -> missing.add(key));
    }
    new Trials(terms, stick.heldOut())
        .run(
            missing.stream().map(wanted::get).toList(),
            monitor,
            (number, predictions) -> {
              cache.put(missing.get(number), predictions.probabilities());
              said.put(missing.get(number), predictions.probabilities());
              trained++;
            });
    return said;
  }

  private static Evaluation judged(Yardstick stick, Dataset trainedOn, float[][] said) {
    List<String> ids =
        java.util.Arrays.stream(stick.rows()).mapToObj(stick.data().ids()::get).toList();
    return stick.judge(new Predictions(ids, trainedOn.schema().classes(), said, true));
  }

  /** All that decides what a network will say of the held-out examples. */
  private String key(Dataset data, Yardstick stick, long seed) {
    Recipe recipe = terms.recipe().withSeed(seed);
    String all =
        String.join(
            "\n\n",
            data.digest(),
            String.join("\n", data.schema().classes()),
            CanonicalJson.text(PreparationJson.write(data.preparation())),
            terms.skeleton().text(),
            terms.skeleton().base().toString(),
            CanonicalJson.text(RecipeJson.write(recipe)),
            stick.digest());
    return sha256(all);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
