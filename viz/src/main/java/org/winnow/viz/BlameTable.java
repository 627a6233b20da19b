package org.winnow.viz;

import java.util.List;
import java.util.function.Function;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.BlameLine;

/** Where judgements came from: a row each; what stands has a star. */
public final class BlameTable {
  private static final int MOST = 200;

  private BlameTable() {}

  /**
   * @param ids what is shown for a full id
   * @param models what a model is called beside its hash, possibly empty
   */
  public static Figure of(
      String title,
      List<BlameLine> lines,
      Function<String, String> ids,
      Function<String, String> models) {
    Sheet sheet = new Sheet(title);
    sheet.left("", "id", "label", "by", "origin").right("prob");
    sheet.left("time", "commit", "committed by", "message", "before");
    lines.stream().limit(MOST).forEach(line -> sheet.row(row(line, ids, models)));
    int more = lines.size() - MOST;
    return sheet.note(more > 0 ? "… and " + Say.count(more) + " more" : "").figure();
  }

  private static List<String> row(
      BlameLine line, Function<String, String> ids, Function<String, String> models) {
    Origin origin = line.by().origin();
    boolean suggested = origin instanceof Origin.Model;
    return List.of(
        line.stands() ? "*" : "",
        ids.apply(line.id()),
        line.said(),
        line.by().annotator(),
        suggested ? model((Origin.Model) origin, models) : origin.toString(),
        suggested ? Say.probability(((Origin.Model) origin).score()) : "",
        CommitLog.time(line.commit().time()),
        line.commit().shortId(),
        line.commit().author().name(),
        line.commit().title(),
        line.before().map(id -> id.substring(0, 7)).orElse(""));
  }

  private static String model(Origin.Model model, Function<String, String> models) {
    String hash = model.hash();
    String name = model.name().isEmpty() ? models.apply(hash) : model.name();
    return "model "
        + (name.isEmpty() ? "" : name + " ")
        + hash.substring(0, Math.min(8, hash.length()));
  }
}
