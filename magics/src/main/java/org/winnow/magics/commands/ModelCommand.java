package org.winnow.magics.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.magics.Command;
import org.winnow.training.Dl4jImport;
import org.winnow.training.Model;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Models as files. */
@picocli.CommandLine.Command(
    name = "model",
    description = "Save a model to a file, open one, or import a DL4J zip; files never run code.")
public final class ModelCommand extends Command {
  /** What to do. */
  enum Act {
    SAVE,
    OPEN,
    IMPORT
  }

  @Parameters(index = "0", paramLabel = "save|open|import", description = "What to do.")
  private Act act;

  @Parameters(index = "1", paramLabel = "FILE", description = "The model's file.")
  private Path file;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Which model to save (default: the current one).")
  private String name;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "model",
      description = "The opened model's name and Java variable (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() throws IOException {
    claim(as, Model.class);
    if (act == Act.SAVE) {
      Model model = name == null ? session().model() : session().model(name);
      model.save(file);
      host()
          .print(
              "Saved model "
                  + model.hash().substring(0, 7)
                  + " to "
                  + file
                  + " ("
                  + size()
                  + ")\n");
      return;
    }
    if (name != null) {
      throw wrongUse(
          "%model "
              + act.name().toLowerCase(java.util.Locale.ROOT)
              + " takes a file only; --as names the model");
    }
    Model model = act == Act.OPEN ? Model.open(file) : Dl4jImport.open(file);
    session().models().put(variable(as), model);
    host()
        .print(
            "Opened model "
                + model.hash().substring(0, 7)
                + ": "
                + model.skeleton().name()
                + ", "
                + model.classes().size()
                + " classes, trained on "
                + model.provenance().dataset()
                + "\n");
    bind(as, Model.class, model);
  }

  private String size() throws IOException {
    return String.format(java.util.Locale.ROOT, "%.1f kB", Files.size(file) / 1e3);
  }
}
