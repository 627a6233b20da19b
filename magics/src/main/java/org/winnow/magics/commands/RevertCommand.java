package org.winnow.magics.commands;

import java.util.Optional;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.datasets.repository.Reverts;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back what was committed. */
@picocli.CommandLine.Command(
    name = "revert",
    description = "Take back a commit, or all that a model or a person judged and still stands.")
public final class RevertCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "The commit to take back; what was judged again since stays.")
  private String revision;

  @Option(
      names = "--by-model",
      paramLabel = "MODEL",
      description = "Take back the accepted suggestions of a model: its name here, or its hash.")
  private String model;

  @Option(
      names = "--by",
      paramLabel = "AUTHOR",
      description = "Take back the judgements of an annotator; examples they added stay.")
  private String annotator;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Why (default: what is taken back).")
  private String message;

  @Override
  protected void run() {
    int ways = (revision != null ? 1 : 0) + (model != null ? 1 : 0) + (annotator != null ? 1 : 0);
    if (ways != 1) {
      throw wrongUse("%revert takes one of COMMIT, --by-model MODEL and --by AUTHOR");
    }
    Reverts reverts = session().repository().reverts();
    Optional<String> why = Optional.ofNullable(message);
    MergeResult result =
        revision != null
            ? reverts.commit(revision, why)
            : model != null
                ? reverts.ofModel(hash(model), why)
                : reverts.ofAnnotator(annotator, why);
    if (result.kind() == MergeResult.Kind.UP_TO_DATE) {
      host().print("Nothing to take back: none of it still stands.\n");
      return;
    }
    host().print(MergeReport.committed(result.commit().orElseThrow()));
    int left = result.conflicts().size();
    if (left > 0) {
      host()
          .print(
              left
                  + (left == 1 ? " example was" : " examples were")
                  + " judged again since: left\n");
    }
  }

  private String hash(String name) {
    return session().models().names().contains(name) ? session().model(name).hash() : name;
  }
}
