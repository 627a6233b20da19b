package org.winnow.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.LabelDiff;
import org.winnow.datasets.repository.LogQuery;
import org.winnow.training.Model;
import org.winnow.viz.Figure;
import org.winnow.viz.MarkdownText;
import org.winnow.viz.ReviewPage;

/** Writes what a pull request of a branch of labels says and shows. */
final class Reviewing {
  static final String BODY = "review.md";
  static final String PICTURE = "review.png";
  private static final int COMMITS = 20;

  private final Session session;

  Reviewing(Session session) {
    this.session = session;
  }

  /** What a branch changes since it and another parted, written into a folder. */
  Review write(String branch, String into, Path folder) {
    DatasetRepository repository = session.repository();
    String base = repository.merges().parted(branch, into);
    LabelDiff diff = repository.diff(base, branch);
    Dataset after = repository.at(branch);
    Dataset before = repository.at(base);
    List<String> ids =
        diff.changes().stream().limit(ReviewPage.MOST).map(Change::id).distinct().toList();
    Odds now = new Odds(session, after, ids);
    Odds then = new Odds(session, before, ids); // what was dropped is only there
    ReviewPage page =
        new ReviewPage(
            new ReviewPage.Question(
                branch + " → " + into,
                facts(repository, base, branch, after),
                (id, label) -> now.of(id, label).or(() -> then.of(id, label))),
            diff,
            List.of(after, before));
    Figure sheet = page.sheet();
    boolean drawn = !diff.changes().isEmpty() && sheet.bundle().containsKey(Figure.PNG);
    String markdown = page.markdown(drawn ? Optional.of(PICTURE) : Optional.empty());
    save(folder, markdown, drawn ? (byte[]) sheet.bundle().get(Figure.PNG) : null);
    return new Review(folder, diff.counts(), drawn, sheet);
  }

  private List<String> facts(
      DatasetRepository repository, String base, String branch, Dataset after) {
    List<String> facts = new ArrayList<>();
    List<Commit> commits = repository.log(LogQuery.all().of(base + ".." + branch));
    facts.add(
        Chain.count(commits.size(), "commit")
            + " since they parted in "
            + base.substring(0, 7)
            + (commits.isEmpty() ? "." : ":"));
    if (!commits.isEmpty()) {
      facts.add(
          commits.stream().limit(COMMITS).map(Reviewing::line).collect(Collectors.joining("\n")));
    }
    if (commits.size() > COMMITS) {
      facts.add("… and " + (commits.size() - COMMITS) + " more.");
    }
    Optional<Model> model = Odds.model(session, after);
    facts.add(
        model.isPresent()
            ? "*Network* is what model "
                + MarkdownText.code(model.get().hash().substring(0, 8), 8)
                + " gives the label before and after; of what it was trained on it is in-sample."
            : "No network of these classes was asked.");
    return facts;
  }

  private static String line(Commit commit) {
    return "- "
        + commit.shortId()
        + " "
        + MarkdownText.code(commit.title(), 100)
        + ", "
        + MarkdownText.code(commit.author().name(), 60);
  }

  private static void save(Path folder, String markdown, byte[] png) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(BODY), markdown);
      if (png == null) {
        Files.deleteIfExists(folder.resolve(PICTURE));
      } else {
        Files.write(folder.resolve(PICTURE), png);
      }
    } catch (IOException e) {
      throw new InputException("the review cannot be written to " + folder + ": " + e, e);
    }
  }
}
