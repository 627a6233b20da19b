package org.winnow.magics.commands;

import java.util.List;
import java.util.Optional;
import org.winnow.magics.Command;
import org.winnow.magics.LabelChoice;
import org.winnow.magics.LabelChoice.Kind;
import org.winnow.magics.OpenGrid;
import org.winnow.magics.Roll;
import org.winnow.viz.LabelGrid;
import org.winnow.viz.LabelQuery;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a grid in which one key labels one example. */
@picocli.CommandLine.Command(
    name = "label",
    description =
        "Label examples in the cell, one key each: the last suspects, else the unlabelled, else the uncertain.")
public final class LabelCommand extends Command {
  /** Examples a page, where nobody says how many. */
  static final int PAGE = 40;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Ids, unique prefixes, or #17 for row 17 of the last table.")
  private List<String> references = List.of();

  @Option(names = "--suspects", description = "The suspects that %%suspects found last.")
  private boolean suspects;

  @Option(
      names = "--uncertain",
      description =
          "What %%uncertain chose last; else those the network is least sure of: the unlabelled, else of validation.")
  private boolean uncertain;

  @Option(names = "--unlabelled", description = "Those without a label, in their order.")
  private boolean unlabelled;

  @Option(
      names = "--flagged",
      description = "Those that %%flag, or the grid, marked for a second look.")
  private boolean flagged;

  @Option(
      names = "--similar",
      paramLabel = "ID",
      description = "Those most like this one; with --unlabelled, of those without a label.")
  private String similar;

  @Option(
      names = "--conflicts",
      description = "The conflicts of the merge in progress, to be settled.")
  private boolean conflicts;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "" + PAGE,
      description = "How many a page, at most 100 (default ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which page of so many (default ${DEFAULT-VALUE}).")
  private int page;

  @Option(
      names = "--as-text",
      description = "Print what the open grid edited, else all pending edits, as commands.")
  private boolean asText;

  @Option(names = "--done", description = "Close the grid; its picture and commands stay.")
  private boolean done;

  @Override
  protected void run() {
    if (done) {
      close();
      return;
    }
    if (asText) {
      lines().forEach(line -> host().print(line + "\n"));
      return;
    }
    if (top < 1 || top > LabelGrid.MOST) {
      throw wrongUse("--top must lie between 1 and " + LabelGrid.MOST + ", got " + top);
    }
    if (page < 1) {
      throw wrongUse("--page must be 1 or more, got " + page);
    }
    requireOneKind();
    if (conflicts) {
      session().labels().conflicts().open(top, page, host());
      return;
    }
    Roll chosen = LongWork.call("choosing what to show", host(), this::chosen);
    session().label(chosen, new Roll.Wish(LabelQuery.all(), page, top), host());
  }

  private Roll chosen() {
    LabelChoice choice = new LabelChoice(session());
    if (similar != null) {
      return choice.similar(similar, unlabelled);
    }
    return references.isEmpty()
        ? choice.of(kind())
        : choice.of(references.stream().map(session()::resolve).distinct().toList());
  }

  private void requireOneKind() {
    boolean inOrder = unlabelled && similar == null;
    boolean[] asked = {
      !references.isEmpty(), suspects, uncertain, inOrder, flagged, similar != null, conflicts
    };
    int kinds = 0;
    for (boolean kind : asked) {
      kinds += kind ? 1 : 0;
    }
    if (kinds > 1) {
      throw wrongUse(
          "give ids, --suspects, --uncertain, --unlabelled, --flagged, --similar or --conflicts, one of"
              + " them");
    }
  }

  private Optional<Kind> kind() {
    if (suspects) {
      return Optional.of(Kind.SUSPECTS);
    }
    if (uncertain) {
      return Optional.of(Kind.UNCERTAIN);
    }
    if (flagged) {
      return Optional.of(Kind.FLAGGED);
    }
    return unlabelled ? Optional.of(Kind.UNLABELLED) : Optional.empty();
  }

  private List<String> lines() {
    List<String> lines = session().labels().replay();
    return lines.isEmpty() ? List.of("No edits to show as commands.") : lines;
  }

  private void close() {
    Optional<OpenGrid> closed = session().closeGrid();
    if (closed.isEmpty()) {
      host().print("No label grid is open.\n");
      return;
    }
    if (closed.get().isReloaded()) {
      host().display(closed.get().figure());
    }
    host().print(closed.get().closing());
  }
}
