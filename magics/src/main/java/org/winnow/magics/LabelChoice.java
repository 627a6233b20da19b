package org.winnow.magics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.Likeness;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Uncertainty;
import org.winnow.training.Predictions;
import org.winnow.viz.LabelGrid;

/** Chooses the examples of a page of labelling, with what the session's networks say of them. */
public final class LabelChoice {
  /** What kind of examples. */
  public enum Kind {
    SUSPECTS,
    UNCERTAIN,
    UNLABELLED
  }

  private final Session session;
  private final Dataset data;
  private final int page;
  private final int size;

  /**
   * For the data as it is now.
   *
   * @param page counted from 1
   * @param size examples a page, at most {@value LabelGrid#MOST}
   */
  public LabelChoice(Session session, int page, int size) {
    this.session = session;
    this.data = session.data();
    this.page = page;
    this.size = size;
  }

  /** Examples of a kind; of none: the last suspects, else the unlabelled, else the uncertain. */
  public LabelGrid of(Optional<Kind> wanted) {
    Kind kind =
        wanted.orElse(
            session.judging().findings().isPresent()
                ? Kind.SUSPECTS
                : Choosing.unlabelled(data).length > 0 ? Kind.UNLABELLED : Kind.UNCERTAIN);
    return switch (kind) {
      case SUSPECTS -> suspects();
      case UNCERTAIN -> uncertain();
      case UNLABELLED -> unlabelledInOrder();
    };
  }

  /** Examples by full id. */
  public LabelGrid of(List<String> ids) {
    List<String> shown = slice(ids, "examples");
    int[] rows = shown.stream().mapToInt(data.ids()::find).toArray();
    return grid(title("examples", ids.size()), "", items(rows));
  }

  /**
   * The examples most like one, nearest first.
   *
   * @param reference an id, a unique prefix of one, or {@code #17}
   */
  public LabelGrid similar(String reference, boolean unlabelledOnly) {
    int most = (int) Math.min(data.size(), (long) page * size);
    Similar.Wish wish = new Similar.Wish(most, unlabelledOnly);
    Similar found = session.judging().similar(reference, data, wish);
    String one = data.ids().shortest(data.row(found.likeness().to()));
    List<LabelGrid.Item> items =
        slice(
            IntStream.range(0, found.ids().size())
                .mapToObj(i -> item(found, i, "from " + one))
                .toList(),
            "similar examples");
    return grid(title("most like " + one, found.likeness().among()), "", items);
  }

  private LabelGrid.Item item(Similar found, int i, String from) {
    Likeness.Near near = found.likeness().near().get(i);
    String reason = String.format(Locale.ROOT, "distance %.3f %s", near.distance(), from);
    return found
        .said()
        .filter(said -> said.classes().equals(data.schema().classes()))
        .map(said -> item(said, i, reason))
        .orElse(new LabelGrid.Item(near.id(), Optional.empty(), Double.NaN, reason));
  }

  private LabelGrid suspects() {
    SuspectList all = session.lastSuspects();
    List<Suspect> there = all.stream().filter(s -> data.ids().find(s.id()) >= 0).toList();
    List<LabelGrid.Item> items =
        slice(there, "suspects").stream().map(s -> item(s, all.classes())).toList();
    String note =
        all.basis().sentence()
            + session.judging().staleSuspects().map(w -> " Note: " + w + ".").orElse("");
    return grid(title("suspects", there.size()), note, items);
  }

  private static LabelGrid.Item item(Suspect s, List<String> classes) {
    String suggested = classes.get(s.suggested());
    return new LabelGrid.Item(s.id(), Optional.of(suggested), s.probability(), s.reason());
  }

  private LabelGrid unlabelledInOrder() {
    int[] rows = Choosing.unlabelled(data);
    if (rows.length == 0) {
      throw new InputException("every example of " + data.name() + " has a label");
    }
    List<Integer> shown = slice(Arrays.stream(rows).boxed().toList(), "unlabelled examples");
    int[] page = shown.stream().mapToInt(i -> i).toArray();
    return grid(title("unlabelled examples", rows.length), "", items(page));
  }

  /** What {@code %uncertain} chose last, else the most uncertain by margin. */
  private LabelGrid uncertain() {
    return session
        .choosing()
        .last()
        .map(this::chosen)
        .filter(batch -> !batch.isEmpty())
        .map(
            batch ->
                grid(
                    title("chosen by %uncertain", batch.size()),
                    staleBatch(),
                    slice(batch, "chosen examples")))
        .orElseGet(this::mostUncertain);
  }

  /** Those of a batch that are still there. */
  private List<LabelGrid.Item> chosen(Chosen batch) {
    List<String> ids = batch.ids();
    return IntStream.range(0, ids.size())
        .filter(i -> data.ids().find(ids.get(i)) >= 0)
        .mapToObj(
            i ->
                batch
                    .ranking()
                    .filter(ranked -> ranked.classes().equals(data.schema().classes()))
                    .map(ranked -> item(ranked.get(i), ranked.classes()))
                    .orElse(LabelGrid.Item.plain(ids.get(i))))
        .toList();
  }

  private String staleBatch() {
    return session.choosing().isLastStale()
        ? "Note: the batch is older than the model: %uncertain again."
        : "";
  }

  private LabelGrid mostUncertain() {
    int[] unlabelled = Choosing.unlabelled(data);
    int[] rows = unlabelled.length > 0 ? unlabelled : data.splits().rows(Split.VALIDATION);
    Uncertainty ranked =
        Uncertainty.rank(session.model().predict(data, rows), Uncertainty.Measure.MARGIN);
    List<LabelGrid.Item> items =
        slice(ranked, "uncertain examples").stream().map(u -> item(u, ranked.classes())).toList();
    String what = unlabelled.length > 0 ? "most uncertain" : "most uncertain of validation";
    return grid(title(what, ranked.size()), "", items);
  }

  private static LabelGrid.Item item(Uncertainty.Uncertain u, List<String> classes) {
    String reason =
        String.format(
            Locale.ROOT,
            "the network wavers between %s (%.2f) and %s (%.2f)",
            classes.get(u.first()),
            u.firstProbability(),
            classes.get(u.second()),
            u.secondProbability());
    return new LabelGrid.Item(
        u.id(), Optional.of(classes.get(u.first())), u.firstProbability(), reason);
  }

  /** What the current network says of some rows; nothing where there is none that fits. */
  private List<LabelGrid.Item> items(int[] rows) {
    Optional<Trained> trained = session.models().ifAny();
    if (trained.isEmpty() || !trained.get().model().classes().equals(data.schema().classes())) {
      return Arrays.stream(rows).mapToObj(data.ids()::get).map(LabelGrid.Item::plain).toList();
    }
    session.models().awaitEngine();
    Predictions said = trained.get().model().predict(data, rows);
    String reason = "what the network '" + trained.get().name() + "' says";
    return IntStream.range(0, rows.length).mapToObj(i -> item(said, i, reason)).toList();
  }

  private static LabelGrid.Item item(Predictions said, int i, String reason) {
    int best = said.predicted(i);
    String suggested = said.classes().get(best);
    double probability = said.probabilities()[i][best];
    return new LabelGrid.Item(said.ids().get(i), Optional.of(suggested), probability, reason);
  }

  private <T> List<T> slice(List<T> all, String what) {
    long from = (long) (page - 1) * size;
    if (from >= all.size()) {
      int pages = (all.size() + size - 1) / size;
      throw new InputException(
          all.isEmpty()
              ? "there are no " + what + " to label"
              : "there is no page " + page + " of the " + what + "; the last one is " + pages);
    }
    return new ArrayList<>(all.subList((int) from, (int) Math.min(all.size(), from + size)));
  }

  private String title(String what, int total) {
    int from = (page - 1) * size + 1;
    int to = Math.min(total, page * size);
    return String.format(
        Locale.ROOT, "Labelling %s %,d to %,d of %,d: %s", data.name(), from, to, total, what);
  }

  private LabelGrid grid(String title, String note, List<LabelGrid.Item> items) {
    return new LabelGrid(title, note, data, items);
  }
}
