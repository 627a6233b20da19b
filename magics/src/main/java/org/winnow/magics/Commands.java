package org.winnow.magics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.magics.commands.AcceptCommand;
import org.winnow.magics.commands.AddCommand;
import org.winnow.magics.commands.AgreementCommand;
import org.winnow.magics.commands.BisectCommand;
import org.winnow.magics.commands.BlameCommand;
import org.winnow.magics.commands.BranchCommand;
import org.winnow.magics.commands.CheckoutCommand;
import org.winnow.magics.commands.CherryPickCommand;
import org.winnow.magics.commands.CloneCommand;
import org.winnow.magics.commands.CommitCommand;
import org.winnow.magics.commands.CompareCommand;
import org.winnow.magics.commands.DatasetCommand;
import org.winnow.magics.commands.DiffCommand;
import org.winnow.magics.commands.DropCommand;
import org.winnow.magics.commands.EvaluateCommand;
import org.winnow.magics.commands.ExportCommand;
import org.winnow.magics.commands.FetchCommand;
import org.winnow.magics.commands.FindingsCommand;
import org.winnow.magics.commands.FlagCommand;
import org.winnow.magics.commands.ForgetCommand;
import org.winnow.magics.commands.HealthCommand;
import org.winnow.magics.commands.ImpactCommand;
import org.winnow.magics.commands.JobsCommand;
import org.winnow.magics.commands.LabelCommand;
import org.winnow.magics.commands.LabelsCommand;
import org.winnow.magics.commands.LogCommand;
import org.winnow.magics.commands.LrFindCommand;
import org.winnow.magics.commands.MapCommand;
import org.winnow.magics.commands.MergeCommand;
import org.winnow.magics.commands.ModelCommand;
import org.winnow.magics.commands.PackageCommand;
import org.winnow.magics.commands.PullCommand;
import org.winnow.magics.commands.PushCommand;
import org.winnow.magics.commands.RelabelCommand;
import org.winnow.magics.commands.RemoteCommand;
import org.winnow.magics.commands.ResolveCommand;
import org.winnow.magics.commands.RevertCommand;
import org.winnow.magics.commands.ReviewCommand;
import org.winnow.magics.commands.SeedCommand;
import org.winnow.magics.commands.ShowCommand;
import org.winnow.magics.commands.SimilarCommand;
import org.winnow.magics.commands.SimulateCommand;
import org.winnow.magics.commands.SkeletonCommand;
import org.winnow.magics.commands.SlicesCommand;
import org.winnow.magics.commands.SourceCommand;
import org.winnow.magics.commands.StashCommand;
import org.winnow.magics.commands.StatusCommand;
import org.winnow.magics.commands.StopCommand;
import org.winnow.magics.commands.SuspectsCommand;
import org.winnow.magics.commands.SwitchCommand;
import org.winnow.magics.commands.TagCommand;
import org.winnow.magics.commands.TrainCommand;
import org.winnow.magics.commands.UncertainCommand;
import org.winnow.magics.commands.UndoCommand;
import org.winnow.magics.commands.WaitCommand;
import org.winnow.magics.commands.WhyCommand;
import org.winnow.magics.commands.WinnowCommand;

/** All commands, in the order in which a person meets them. */
public final class Commands {
  private static final List<CommandEntry> ALL = listed();

  private Commands() {}

  /** All commands, in the order in which a person meets them. */
  public static List<CommandEntry> all() {
    return ALL;
  }

  private static List<CommandEntry> listed() {
    var line = CommandEntry.Form.LINE;
    return List.of(
        new CommandEntry("dataset", line, "winnow.open(\"digits\")", DatasetCommand::new),
        new CommandEntry("add", line, "winnow.labels().add(loaded)", AddCommand::new),
        new CommandEntry("show", line, "ImageGrid.of(title, data, rows)", ShowCommand::new),
        new CommandEntry(
            "skeleton",
            CommandEntry.Form.LINE_OR_CELL,
            "winnow.skeleton(name, text)",
            SkeletonCommand::new),
        new CommandEntry(
            "train", line, "winnow.train(Recipe.standard().withEpochs(10))", TrainCommand::new),
        new CommandEntry("jobs", line, "winnow.jobs().all()", JobsCommand::new),
        new CommandEntry("wait", line, "winnow.jobs().await()", WaitCommand::new),
        new CommandEntry("stop", line, "winnow.jobs().stop()", StopCommand::new),
        new CommandEntry(
            "lr_find",
            line,
            "winnow.learningRates(Recipe.standard(), LearningRateSearch.Range.standard())",
            LrFindCommand::new),
        new CommandEntry(
            "evaluate", line, "winnow.evaluate(model, Split.VALIDATION)", EvaluateCommand::new),
        new CommandEntry(
            "compare",
            line,
            "winnow.compare(\"before\", \"after\", Split.TEST)",
            CompareCommand::new),
        new CommandEntry("suspects", line, "winnow.suspects()", SuspectsCommand::new),
        new CommandEntry("health", line, "winnow.health()", HealthCommand::new),
        new CommandEntry("findings", line, "winnow.judging().inspect()", FindingsCommand::new),
        new CommandEntry("slices", line, "winnow.judging().slices()", SlicesCommand::new),
        new CommandEntry(
            "uncertain",
            line,
            "winnow.choosing().next(rows, wish, opinions, watcher)",
            UncertainCommand::new),
        new CommandEntry(
            "simulate", line, "winnow.choosing().replay(recipe, replay)", SimulateCommand::new),
        new CommandEntry("seed", line, "winnow.choosing().seed(recipe, 0.99)", SeedCommand::new),
        new CommandEntry("why", line, "winnow.lastSuspects().why(id)", WhyCommand::new),
        new CommandEntry("map", line, "winnow.judging().map().figure()", MapCommand::new),
        new CommandEntry("similar", line, "winnow.judging().similar(id, 12)", SimilarCommand::new),
        new CommandEntry(
            "label", line, "winnow.labels().relabel(Map.of(id, \"7\"))", LabelCommand::new),
        new CommandEntry(
            "relabel", line, "winnow.labels().relabel(id, \"7\")", RelabelCommand::new),
        new CommandEntry(
            "accept", line, "winnow.labels().accept(suspects.likelyWrong())", AcceptCommand::new),
        new CommandEntry(
            "flag", line, "winnow.labels().flag(List.of(id), message)", FlagCommand::new),
        new CommandEntry("drop", line, "winnow.labels().drop(List.of(id))", DropCommand::new),
        new CommandEntry("undo", line, "winnow.labels().undo()", UndoCommand::new),
        new CommandEntry("commit", line, "winnow.labels().commit(message)", CommitCommand::new),
        new CommandEntry("log", line, "winnow.repository().log(5)", LogCommand::new),
        new CommandEntry(
            "diff", line, "winnow.repository().diff(\"HEAD~1\", \"HEAD\")", DiffCommand::new),
        new CommandEntry(
            "checkout", line, "winnow.labels().checkout(\"HEAD~1\", false)", CheckoutCommand::new),
        new CommandEntry(
            "branch",
            line,
            "winnow.repository().branches().create(\"sevens\", \"HEAD\")",
            BranchCommand::new),
        new CommandEntry(
            "switch", line, "winnow.labels().switchTo(\"sevens\")", SwitchCommand::new),
        new CommandEntry(
            "clone",
            line,
            "Remotes.clone(folder, Remote.of(\"origin\", address), Progress.SILENT)",
            CloneCommand::new),
        new CommandEntry("remote", line, "winnow.repository().remotes().all()", RemoteCommand::new),
        new CommandEntry(
            "push",
            line,
            "winnow.repository().remotes().push(\"origin\", Progress.SILENT)",
            PushCommand::new),
        new CommandEntry(
            "fetch",
            line,
            "winnow.repository().remotes().fetch(\"origin\", Progress.SILENT)",
            FetchCommand::new),
        new CommandEntry(
            "pull",
            line,
            "winnow.repository().remotes().pull(\"origin\", Progress.SILENT)",
            PullCommand::new),
        new CommandEntry(
            "tag",
            line,
            "winnow.repository().tags().create(\"v1\", \"HEAD\", Optional.of(message))",
            TagCommand::new),
        new CommandEntry(
            "merge", line, "winnow.repository().merges().merge(\"main\")", MergeCommand::new),
        new CommandEntry(
            "resolve", line, "winnow.labels().conflicts().resolve(choices)", ResolveCommand::new),
        new CommandEntry(
            "review",
            line,
            "winnow.labels().review(\"sevens\", \"main\", pages)",
            ReviewCommand::new),
        new CommandEntry(
            "cherry-pick",
            line,
            "winnow.repository().merges().cherryPick(\"main\")",
            CherryPickCommand::new),
        new CommandEntry(
            "revert",
            line,
            "winnow.repository().reverts().ofAnnotator(\"anna\", Optional.of(message))",
            RevertCommand::new),
        new CommandEntry("stash", line, "winnow.repository().stashes().all()", StashCommand::new),
        new CommandEntry(
            "blame", line, "winnow.repository().blame().example(id)", BlameCommand::new),
        new CommandEntry(
            "bisect", line, "winnow.worth().bisect(good, bad, fails)", BisectCommand::new),
        new CommandEntry(
            "agreement",
            line,
            "Agreement.fleiss(winnow.labels().annotations(List.of(\"HEAD\")))",
            AgreementCommand::new),
        new CommandEntry("impact", line, "winnow.worth().impact(bad, 2)", ImpactCommand::new),
        new CommandEntry(
            "source", line, "winnow.repository().sources().of(id)", SourceCommand::new),
        new CommandEntry(
            "forget", line, "winnow.labels().forget(List.of(id), message)", ForgetCommand::new),
        new CommandEntry("labels", line, "LabelCsv.export(data, file)", LabelsCommand::new),
        new CommandEntry("model", line, "model.save(file) · Model.open(file)", ModelCommand::new),
        new CommandEntry(
            "package",
            line,
            "winnow.packages().pack(model, card).save(file) · PackageFile.open(file)",
            PackageCommand::new),
        new CommandEntry(
            "export", line, "winnow.exports().write(model, \"c\", file)", ExportCommand::new),
        new CommandEntry("status", line, "winnow.chain()", StatusCommand::new),
        new CommandEntry("winnow", line, "Commands.all()", WinnowCommand::new));
  }

  /** The command of this name, if there is one. */
  public static Optional<CommandEntry> find(String name) {
    return all().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** All commands' names. */
  public static List<String> names() {
    return all().stream().map(CommandEntry::name).toList();
  }

  /** The table of commands as Markdown, as it stands in the README. */
  public static String markdown() {
    return all().stream()
        .map(
            c ->
                "| `"
                    + (c.form() == CommandEntry.Form.LINE ? "%" : "%%")
                    + c.name()
                    + "` | "
                    + c.summary()
                    + " | "
                    + (c.java().isEmpty() ? "" : "`" + c.java() + "`")
                    + " |")
        .collect(
            Collectors.joining(
                "\n", "| Command | What it does | In plain Java |\n|---|---|---|\n", "\n"));
  }
}
