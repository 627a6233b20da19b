package org.winnow.viz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.ClassChange;
import org.winnow.datasets.repository.LabelDiff;

/**
 * What a person reads who reviews changed labels on a git host: Markdown with counts and each
 * change, and a contact sheet of the changed examples as a picture beside it.
 */
public final class ReviewPage {
  /** More changes are counted, not shown. */
  public static final int MOST = 200;

  private static final int NAME = 60;
  private static final int EXCERPT = 120;

  private final Question question;
  private final LabelDiff diff;
  private final List<Dataset> where;

  /**
   * What is reviewed.
   *
   * @param title as {@code sevens → main}
   * @param facts sentences on commits and on the network that is asked
   * @param opinion the network's probability of a label of an example by full id; empty where there
   *     is no network
   */
  public record Question(
      String title, List<String> facts, BiFunction<String, String, Optional<Double>> opinion) {
    public Question {
      facts = List.copyOf(facts);
    }
  }

  /**
   * @param where data sets that may hold the examples, looked at in this order
   */
  public ReviewPage(Question question, LabelDiff diff, List<Dataset> where) {
    this.question = question;
    this.diff = diff;
    this.where = List.copyOf(where);
  }

  /** The contact sheet with its text; no picture where this machine has no fonts. */
  public Figure sheet() {
    Sheet table =
        new Sheet(question.title + ": " + diff.counts())
            .right("#")
            .left("id", "change", "before → after", "by", "network");
    Gallery gallery = new Gallery("", table, MOST);
    for (int i = 0; i < diff.changes().size(); i++) {
      if (!gallery.full()) {
        add(gallery, i + 1, diff.changes().get(i));
      }
    }
    return Gallery.drawn(gallery);
  }

  private void add(Gallery gallery, int number, Change change) {
    Optional<Dataset> holder = holder(change);
    String[] cells = {
      "#" + number,
      id(change),
      change.kind().label(),
      turn(change),
      change.by().annotator(),
      opinion(change)
    };
    if (holder.isEmpty()) {
      gallery.addUnseen(cells);
      return;
    }
    int row = holder.get().ids().find(change.id());
    List<String> more = new ArrayList<>(List.of(change.kind().label()));
    if (!cells[5].isEmpty()) {
      more.add("network: " + cells[5]);
    }
    gallery.add(new Tile(number, holder.get(), row).says(turn(change), more), cells);
  }

  private Optional<Dataset> holder(Change change) {
    return where.stream().filter(data -> data.ids().find(change.id()) >= 0).findFirst();
  }

  private String id(Change change) {
    return holder(change)
        .map(data -> data.ids().shortest(data.ids().find(change.id())))
        .orElseGet(() -> Escape.line(change.id(), 12));
  }

  private static String turn(Change change) {
    return switch (change.kind()) {
      case RELABELLED -> name(change.before()) + " → " + name(change.after());
      case DROPPED -> name(change.before()) + " → dropped";
      case ADDED -> "new → " + name(change.after());
      case CONFIRMED, FLAGGED -> name(change.after());
    };
  }

  private static String name(Optional<String> label) {
    return label.orElse("?");
  }

  private String opinion(Change change) {
    List<String> said = new ArrayList<>();
    for (Optional<String> label : List.of(change.before(), change.after())) {
      Optional<Double> p = label.flatMap(name -> question.opinion.apply(change.id(), name));
      p.ifPresent(odds -> said.add(name(label) + " " + Say.probability(odds)));
    }
    return String.join(", ", said.stream().distinct().toList());
  }

  /**
   * The body of a pull request.
   *
   * @param picture the path of the contact sheet as seen from the page; empty where there is none
   */
  public String markdown(Optional<String> picture) {
    StringBuilder out =
        new StringBuilder("## Labels: ").append(data(question.title)).append("\n\n");
    question.facts.forEach(fact -> out.append(fact).append("\n\n"));
    out.append("**").append(diff.counts()).append("**\n");
    diff.classes().forEach(change -> out.append("\n- ").append(renamed(change)).append('\n'));
    pairs(out);
    authors(out);
    picture.ifPresent(
        path ->
            out.append("\n![The changed examples, before → after](").append(path).append(")\n"));
    changes(out);
    return out.toString();
  }

  private static String data(String text) {
    return MarkdownText.code(text, NAME);
  }

  private static String renamed(ClassChange change) {
    String before = data(change.before().orElse(""));
    String after = data(change.after().orElse(""));
    return before.isEmpty()
        ? "new class " + after
        : after.isEmpty() ? "class " + before + " is gone" : "class " + before + " is now " + after;
  }

  private void pairs(StringBuilder out) {
    List<LabelPairs.Pair> pairs = new LabelPairs(diff.changes()).pairs();
    if (pairs.isEmpty()) {
      return;
    }
    out.append("\n| before | after | examples |\n|---|---|--:|\n");
    pairs.stream()
        .limit(LabelPairs.MOST_PAIRS)
        .forEach(p -> row(out, data(p.before()), data(p.after()), Say.count(p.count())));
    long rest = pairs.stream().skip(LabelPairs.MOST_PAIRS).mapToLong(LabelPairs.Pair::count).sum();
    if (rest > 0) {
      row(out, "rarer pairs", "", Say.count(rest));
    }
  }

  private void authors(StringBuilder out) {
    Map<String, int[]> byAuthor = new TreeMap<>();
    for (Change change : diff.changes()) {
      byAuthor
          .computeIfAbsent(change.by().annotator(), who -> new int[Change.Kind.values().length])[
          change.kind().ordinal()]++;
    }
    if (byAuthor.isEmpty()) {
      return;
    }
    List<String> kinds = new ArrayList<>(List.of("by"));
    for (Change.Kind kind : Change.Kind.values()) {
      kinds.add(kind.label());
    }
    out.append('\n');
    row(out, kinds.toArray(String[]::new));
    row(out, Collections.nCopies(kinds.size(), "---").toArray(String[]::new));
    byAuthor.forEach(
        (who, counts) -> {
          List<String> cells = new ArrayList<>(List.of(data(who)));
          for (int count : counts) {
            cells.add(count == 0 ? "" : Say.count(count));
          }
          row(out, cells.toArray(String[]::new));
        });
  }

  private void changes(StringBuilder out) {
    if (diff.changes().isEmpty()) {
      return;
    }
    out.append("\n<details><summary>Every change</summary>\n\n");
    row(out, "#", "id", "change", "before", "after", "by", "network", "example");
    row(out, "--:", "---", "---", "---", "---", "---", "---", "---");
    for (int i = 0; i < Math.min(MOST, diff.changes().size()); i++) {
      Change change = diff.changes().get(i);
      row(
          out,
          Integer.toString(i + 1),
          data(id(change)),
          change.kind().label(),
          data(change.before().orElse("")),
          data(change.after().orElse("")),
          data(change.by().annotator()),
          data(opinion(change)),
          MarkdownText.code(words(change), EXCERPT));
    }
    out.append("\n</details>\n");
    int more = diff.changes().size() - MOST;
    if (more > 0) {
      out.append("\nThe first ").append(MOST).append(" changes are shown; ");
      out.append(Say.count(more)).append(" more are only counted.\n");
    }
  }

  private String words(Change change) {
    return holder(change)
        .map(data -> Gallery.words(data.views().of(data.ids().find(change.id()))))
        .orElse("");
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
