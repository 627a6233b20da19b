package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
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

/**
 * Chooses the examples that a label grid goes through, with what the session's networks say of
 * them.
 */
public final class LabelChoice {
  /** Of longer lists the network is asked for one page at a time. */
  static final int JUDGED_AT_ONCE = 20_000;

  /** So many of the examples most like one are listed. */
  static final int MOST_SIMILAR = 1000;

  /** What kind of examples. */
  public enum Kind {
    SUSPECTS,
    UNCERTAIN,
    UNLABELLED,
    FLAGGED
  }

  private final Session session;
  private final Dataset data;

  /** For the data as it is now. */
  public LabelChoice(Session session) {
    this.session = session;
    this.data = session.data();
  }

  /** Examples of a kind; of none: the last suspects, else the unlabelled, else the uncertain. */
  public Roll of(Optional<Kind> wanted) {
    Kind kind =
        wanted.orElse(
            session.judging().findings().isPresent()
                ? Kind.SUSPECTS
                : Choosing.unlabelled(data).length > 0 ? Kind.UNLABELLED : Kind.UNCERTAIN);
    return switch (kind) {
      case SUSPECTS -> suspects();
      case UNCERTAIN -> uncertain();
      case UNLABELLED -> unlabelledInOrder();
      case FLAGGED -> flagged();
    };
  }

  /** Examples by full id. */
  public Roll of(List<String> ids) {
    return judged("examples", ids.stream().mapToInt(data.ids()::find).toArray());
  }

  /**
   * The examples most like one, nearest first.
   *
   * @param reference an id, a unique prefix of one, or {@code #17}
   */
  public Roll similar(String reference, boolean unlabelledOnly) {
    Similar.Wish wish = new Similar.Wish(MOST_SIMILAR, unlabelledOnly);
    Similar found = session.judging().similar(reference, data, wish);
    String one = data.ids().shortest(data.row(found.likeness().to()));
    String what =
        String.format(Locale.ROOT, "most like %s among %,d", one, found.likeness().among());
    return roll(what, "", items(found.ids(), i -> item(found, i, "from " + one)));
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

  private Roll suspects() {
    SuspectList all = session.lastSuspects();
    int[] rows = all.stream().mapToInt(s -> data.ids().find(s.id())).toArray();
    int[] there = IntStream.range(0, rows.length).filter(i -> rows[i] >= 0).toArray();
    String note =
        all.basis().sentence()
            + session.judging().staleSuspects().map(w -> " Note: " + w + ".").orElse("");
    int[] kept = Arrays.stream(there).map(i -> rows[i]).toArray();
    Roll.Items items = new Roll.Items(kept, i -> item(all.get(there[i]), all.classes()));
    return roll("suspects", note, items);
  }

  private static LabelGrid.Item item(Suspect s, List<String> classes) {
    String suggested = classes.get(s.suggested());
    return new LabelGrid.Item(s.id(), Optional.of(suggested), s.probability(), s.reason());
  }

  private Roll unlabelledInOrder() {
    int[] rows = Choosing.unlabelled(data);
    if (rows.length == 0) {
      throw new InputException("every example of " + data.name() + " has a label");
    }
    return judged("unlabelled examples", rows);
  }

  private Roll flagged() {
    Set<String> flags = session.repository().flags().keySet();
    int[] rows = flags.stream().mapToInt(data.ids()::find).filter(r -> r >= 0).sorted().toArray();
    if (rows.length == 0) {
      throw new InputException("no example of " + data.name() + " is flagged");
    }
    return judged("flagged examples", rows);
  }

  /** What {@code %uncertain} chose last, else the most uncertain by margin. */
  private Roll uncertain() {
    return session
        .choosing()
        .last()
        .map(this::chosen)
        .filter(batch -> !batch.isEmpty())
        .map(batch -> roll("chosen by %uncertain", staleBatch(), items(batch)))
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

  private Roll mostUncertain() {
    int[] unlabelled = Choosing.unlabelled(data);
    int[] rows = unlabelled.length > 0 ? unlabelled : data.splits().rows(Split.VALIDATION);
    Uncertainty ranked =
        Uncertainty.rank(session.model().predict(data, rows), Uncertainty.Measure.MARGIN);
    String what = unlabelled.length > 0 ? "most uncertain" : "most uncertain of validation";
    List<String> ids = ranked.stream().map(Uncertainty.Uncertain::id).toList();
    return roll(what, "", items(ids, i -> item(ranked.get(i), ranked.classes())));
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

  /** Rows with what the current network says of them; plain where there is none that fits. */
  private Roll judged(String what, int[] rows) {
    Roll.Items plain = new Roll.Items(rows, i -> LabelGrid.Item.plain(data.ids().get(rows[i])));
    Optional<Trained> trained =
        session.models().ifAny().filter(t -> t.model().classes().equals(data.schema().classes()));
    if (trained.isEmpty()) {
      return roll(what, "", plain);
    }
    session.models().awaitEngine();
    if (rows.length > JUDGED_AT_ONCE) {
      return new Roll(
          data,
          new Roll.Name(what, ""),
          plain,
          Optional.of(page -> said(trained.get(), rows(page))));
    }
    return roll(what, "", items(said(trained.get(), rows)));
  }

  private int[] rows(List<LabelGrid.Item> page) {
    return page.stream().mapToInt(item -> data.ids().find(item.id())).toArray();
  }

  private List<LabelGrid.Item> said(Trained trained, int[] rows) {
    Predictions said = trained.model().predict(data, rows);
    String reason = "what the network '" + trained.name() + "' says";
    return IntStream.range(0, rows.length).mapToObj(i -> item(said, i, reason)).toList();
  }

  private Roll.Items items(List<LabelGrid.Item> all) {
    return items(all.stream().map(LabelGrid.Item::id).toList(), all::get);
  }

  private Roll.Items items(List<String> ids, IntFunction<LabelGrid.Item> at) {
    return new Roll.Items(ids.stream().mapToInt(data.ids()::find).toArray(), at);
  }

  private Roll roll(String what, String note, Roll.Items items) {
    return new Roll(data, new Roll.Name(what, note), items, Optional.empty());
  }

  private static LabelGrid.Item item(Predictions said, int i, String reason) {
    int best = said.predicted(i);
    String suggested = said.classes().get(best);
    double probability = said.probabilities()[i][best];
    return new LabelGrid.Item(said.ids().get(i), Optional.of(suggested), probability, reason);
  }
}
