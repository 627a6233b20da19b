package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;

/** A change of the vocabulary alone, made a commit on top of whatever the branch has come to. */
record VocabularyEdit(WorkingCopy copy, UnaryOperator<Vocabulary> change) {
  Commit commit(String message) throws IOException {
    CommitText.requireMessage(message);
    copy.session().state().requireNoMerge();
    while (true) {
      WorkingCopy.Target target = copy.target();
      Checkout base = target.moved() ? copy.read(target.tip()) : copy.committed();
      ObjectId commit = insert(base, message);
      if (copy.git().move(target.branch(), target.tip(), commit)) {
        copy.move(SessionState.at(target.branch(), commit), copy.read(commit));
        return CommitText.read(copy.git().commit(commit));
      }
    }
  }

  private ObjectId insert(Checkout base, String message) throws IOException {
    GitStore git = copy.git();
    Vocabulary next = change.apply(base.files().vocabulary());
    EditCounts none = new LabelDiff(List.of(), List.of()).counts();
    return git.insert(
        GitStore.QUICK,
        pack -> {
          ObjectId tree = EditedTree.withVocabulary(git, pack, base.files(), next);
          CommitBuilder text = CommitText.builder(tree, List.of(base.commit()), message, none);
          CommitText.sign(text, copy.options().author(), copy.options().clock());
          return pack.commit(text);
        });
  }
}
