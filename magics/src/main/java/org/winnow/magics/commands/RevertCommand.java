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
      description =
          "Take back the accepted suggestions of a model: its name here, its package as"
              + " org.acme:digits@1.2.0, or its hash.")
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
            : model != null ? ofModel(reverts, why) : reverts.ofAnnotator(annotator, why);
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

  /**
   * A name of this session means that very network; another one what is written with the labels.
   */
  private MergeResult ofModel(Reverts reverts, Optional<String> why) {
    if (session().models().names().contains(model)) {
      return reverts.ofModel(session().model(model).hash(), why);
    }
    return model.matches("[0-9a-f]{4,64}")
        ? reverts.ofModel(model, why)
        : reverts.ofModelNamed(model, why);
  }
}
