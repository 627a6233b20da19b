package org.winnow.magics.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.winnow.export.Shipment;
import org.winnow.imports.keras.KerasImport;
import org.winnow.magics.Command;
import org.winnow.magics.ImportedOnnx;
import org.winnow.training.Dl4jImport;
import org.winnow.training.Model;
import org.winnow.training.TrainingMonitor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Models as files. */
@picocli.CommandLine.Command(
    name = "model",
    description =
        "Save a model, open one, export DL4J zips; import these, Keras and ONNX files; none runs code.")
public final class ModelCommand extends Command {
  /** What to do. */
  enum Act {
    SAVE,
    OPEN,
    EXPORT,
    IMPORT
  }

  @Parameters(index = "0", paramLabel = "save|open|export|import", description = "What to do.")
  private Act act;

  @Parameters(index = "1", paramLabel = "FILE", description = "The model's file.")
  private Path file;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Which model to save or export (default: the current one).")
  private String name;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "model",
      description = "The opened model's name and Java variable (default ${DEFAULT-VALUE}).")
  private String as;

  @Option(
      names = "--like",
      paramLabel = "MODEL",
      description =
          "With import: the model that was exported, where Deeplearning4j has saved the file anew.")
  private String like;

  @Option(
      names = "--resumable",
      description = "With save: keep the state of the training too, for %%train --resume.")
  private boolean resumable;

  @Mixin private OnnxOptions onnx;

  @Override
  protected void run() throws IOException {
    boolean isOnnx = act == Act.IMPORT && OnnxOptions.isOnnx(file);
    if (onnx.any() && !isOnnx) {
      throw wrongUse("what is said of inputs and outputs goes with %model import FILE.onnx");
    }
    if (like != null && act != Act.IMPORT) {
      throw wrongUse("--like goes with %model import");
    }
    if (resumable && act != Act.SAVE) {
      throw wrongUse("--resumable goes with %model save");
    }
    if (act == Act.SAVE || act == Act.EXPORT) {
      Model model = name == null ? session().model() : session().model(name);
      if (act == Act.SAVE) {
        save(model);
      } else {
        export(model);
      }
      return;
    }
    if (isOnnx) {
      importOnnx();
      return;
    }
    claim(as, Model.class);
    if (name != null) {
      throw wrongUse(
          "%model "
              + act.name().toLowerCase(java.util.Locale.ROOT)
              + " takes a file only; --as names the model");
    }
    Model model = act == Act.OPEN ? Model.open(file) : imported();
    session().models().put(variable(as), model);
    host()
        .print(
            "Opened model "
                + shortHash(model)
                + ": "
                + model.skeleton().name()
                + ", "
                + model.classes().size()
                + " classes, trained on "
                + model.provenance().dataset()
                + "\n");
    bind(as, Model.class, model);
  }

  private void save(Model model) throws IOException {
    if (resumable) {
      model.saveResumable(file);
    } else {
      model.save(file);
    }
    host().print("Saved model " + shortHash(model) + " to " + file + " (" + size() + ")\n");
  }

  private void export(Model model) throws IOException {
    List<String> notes = Shipment.of(model).write("dl4j", file);
    host()
        .print(
            "Exported model "
                + shortHash(model)
                + " to "
                + file
                + " ("
                + size()
                + ") for Deeplearning4j's ModelSerializer.\n"
                + String.join(" ", notes)
                + "\n");
  }

  private void importOnnx() {
    if (name != null || like != null) {
      throw wrongUse("%model import FILE.onnx takes neither MODEL nor --like");
    }
    host()
        .print(
            "ONNX Runtime runs "
                + file.getFileName()
                + " in a process of its own; where it is not there yet, 75 MB are fetched.\n");
    StepsLine steps = new StepsLine(host());
    TrainingMonitor told =
        new TrainingMonitor() {
          @Override
          public void batchDone(long step, long all, double loss) {
            steps.at("asking", step, all);
          }
        };
    ImportedOnnx done =
        Interruptible.call(
            "asking " + file.getFileName(),
            host().cancellation(),
            () -> ImportedOnnx.of(file, session().data(), onnx.wish(), told));
    host()
        .print(
            String.format(
                java.util.Locale.ROOT,
                "It was asked about %,d examples of %s. What reads its answers:%n",
                done.examples(),
                session().data().name()));
    done.next().forEach(line -> host().print(line + "\n"));
  }

  private Model imported() {
    if (file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".h5")) {
      if (like != null) {
        throw wrongUse("--like goes with a zip of Deeplearning4j");
      }
      return KerasImport.open(file);
    }
    return like == null ? Dl4jImport.open(file) : Dl4jImport.open(file, session().model(like));
  }

  private static String shortHash(Model model) {
    return model.hash().substring(0, 7);
  }

  private String size() throws IOException {
    return String.format(java.util.Locale.ROOT, "%.1f kB", Files.size(file) / 1e3);
  }
}
