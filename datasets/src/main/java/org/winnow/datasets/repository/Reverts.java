package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/**
 * Takes back what was committed, by a further commit: judgements are taken out, so that what stood
 * before stands again under its own author. What was judged again since stays as it is.
 */
public final class Reverts {
  private final DatasetRepository repository;

  Reverts(DatasetRepository repository) {
    this.repository = repository;
  }

  /**
   * Takes back what one commit changed.
   *
   * @param message empty for {@code Revert "…"}, as git says it
   * @return with the examples among its conflicts that were judged again since
   * @throws InputException where edits are pending, or it is a merge or the import
   */
  public MergeResult commit(String revision, Optional<String> message) {
    return repository.working("reverting " + revision, copy -> commit(copy, revision, message));
  }

  private static MergeResult commit(WorkingCopy copy, String revision, Optional<String> message)
      throws IOException {
    GitStore git = copy.git();
    ObjectId undone = Revisions.resolve(git, revision, copy.base());
    Merges.requireOneParent(copy, undone, "reverted");
    MergeWork work = new MergeWork(copy);
    work.ready();
    TreeView ours = TreeView.of(git, copy.base());
    List<TreeView> sides =
        List.of(TreeView.of(git, undone), ours, TreeView.of(git, git.commit(undone).getParent(0)));
    String title = CommitText.read(git.commit(undone)).title();
    String standard = "Revert \"" + title + "\"\n\nThis reverts commit " + undone.name() + ".";
    TreeMerge.Result[] result = new TreeMerge.Result[1];
    ObjectId commit =
        git.insert(
            GitStore.QUICK,
            pack -> {
              try (var reader = git.reader()) {
                result[0] = new TreeMerge(sides, Map.of(), pack::blob).merge(reader);
                if (result[0].changed().isEmpty()) {
                  return null;
                }
                ObjectId tree =
                    new TreeEditor(reader, pack).put(ours.files().tree(), result[0].changed());
                return pack.commit(text(copy, tree, message.orElse(standard), result[0].counts()));
              }
            });
    MergeResult landed = work.ended(Optional.ofNullable(commit));
    return new MergeResult(landed.kind(), landed.commit(), result[0].conflicts());
  }

  /**
   * Takes back all suggestions of a model that still stand, whoever accepted them.
   *
   * @param hash the model's hash or its first digits, at least four
   */
  public MergeResult ofModel(String hash, Optional<String> message) {
    if (!hash.matches("[0-9a-f]{4,64}")) {
      throw new InputException(
          "a model is named by its hash or 4 and more of its first digits, got '" + hash + "'");
    }
    String standard = "Take back what model " + hash + " suggested";
    return takeBack(TakeBack.ofModel(hash), message.orElse(standard));
  }

  /**
   * Takes back all suggestions of a model that still stand, whoever accepted them.
   *
   * @param name its package, as {@code org.acme:digits@1.2.0}, or what it was called where they
   *     were accepted
   */
  public MergeResult ofModelNamed(String name, Optional<String> message) {
    if (name.isBlank()) {
      throw new InputException("a model's name is not blank");
    }
    String standard = "Take back what " + name + " suggested";
    return takeBack(TakeBack.ofModelNamed(name), message.orElse(standard));
  }

  /** Takes back all judgements of an annotator that still stand, but for examples brought in. */
  public MergeResult ofAnnotator(String annotator, Optional<String> message) {
    String standard = "Take back the judgements of " + annotator;
    return takeBack(TakeBack.ofAnnotator(annotator), message.orElse(standard));
  }

  private MergeResult takeBack(TakeBack which, String message) {
    return repository.working(
        "taking judgements back",
        copy -> {
          MergeWork work = new MergeWork(copy);
          work.ready();
          CommitFiles ours = CommitFiles.read(copy.git(), copy.base());
          ObjectId commit =
              copy.git()
                  .insert(
                      GitStore.QUICK,
                      pack -> {
                        try (var reader = copy.git().reader()) {
                          var changed = which.from(copy.git(), ours, pack::blob);
                          if (changed.isEmpty()) {
                            return null;
                          }
                          ObjectId tree = new TreeEditor(reader, pack).put(ours.tree(), changed);
                          return pack.commit(text(copy, tree, message, which.counts()));
                        }
                      });
          return work.ended(Optional.ofNullable(commit));
        });
  }

  private static CommitBuilder text(
      WorkingCopy copy, ObjectId tree, String message, EditCounts counts) {
    CommitBuilder commit = CommitText.builder(tree, List.of(copy.base()), message, counts);
    CommitText.sign(commit, copy.options().author(), copy.options().clock());
    return commit;
  }
}
