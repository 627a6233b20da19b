package org.winnow.magics;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Planted;
import org.winnow.insight.Suspect;

/**
 * How well planted mistakes were found and mended.
 *
 * @param planted how many were planted
 * @param inTop share of the {@code planted} most suspicious labels that are planted, 0 to 1
 * @param inTopHalf the same of the first half of them
 * @param mended planted mistakes whose label is now the true one, or whose example was dropped
 * @param spoilt labels that were right and are now wrong
 */
public record PlantedReport(int planted, double inTop, double inTopHalf, int mended, int spoilt) {
  /**
   * Compares suspects and the labels as they stand with the planted truth.
   *
   * @param data with its edits
   * @param suspects most suspicious first
   */
  public static PlantedReport of(Dataset data, List<Suspect> suspects) {
    Planted truth = data.planted();
    if (truth.size() == 0) {
      throw new InputException(
          "no mistakes were planted in " + data.name() + "; %dataset NAME --flip 0.1 plants some");
    }
    Set<String> wrong = truth.ids();
    int n = wrong.size();
    return new PlantedReport(
        n,
        share(suspects, wrong, n),
        share(suspects, wrong, (n + 1) / 2),
        mended(data, truth),
        spoilt(data, suspects, wrong));
  }

  private static double share(List<Suspect> suspects, Set<String> wrong, int n) {
    int first = Math.min(n, suspects.size());
    long hits = suspects.subList(0, first).stream().filter(s -> wrong.contains(s.id())).count();
    return first == 0 ? Double.NaN : (double) hits / first;
  }

  private static int mended(Dataset data, Planted truth) {
    int mended = 0;
    for (String id : truth.ids()) {
      int row = data.ids().find(id);
      if (row < 0 || data.labels().classOf(row) == truth.truth(id).getAsInt()) {
        mended++;
      }
    }
    return mended;
  }

  /** Suspects carry the label they were judged with, which was right where nothing was planted. */
  private static int spoilt(Dataset data, List<Suspect> suspects, Set<String> wrong) {
    int spoilt = 0;
    for (Suspect s : suspects) {
      int row = data.ids().find(s.id());
      if (row >= 0 && !wrong.contains(s.id()) && data.labels().classOf(row) != s.given()) {
        spoilt++;
      }
    }
    return spoilt;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d mistakes were planted. Of the first %d suspects %.1f %% are planted, of the first %d %.1f %%.%n"
            + "Mended so far: %d (%.1f %%). Labels that were right and are now wrong: %d.",
        planted,
        planted,
        100 * inTop,
        (planted + 1) / 2,
        100 * inTopHalf,
        mended,
        100.0 * mended / planted,
        spoilt);
  }
}
