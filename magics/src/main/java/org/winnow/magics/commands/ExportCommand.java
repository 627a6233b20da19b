package org.winnow.magics.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.winnow.export.Shipment;
import org.winnow.magics.Command;
import org.winnow.training.Model;
import org.winnow.viz.DrawingPage;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Models as programs. */
@picocli.CommandLine.Command(
    name = "export",
    description = "Write the model in a form for programs without Winnow.")
public final class ExportCommand extends Command {
  @Parameters(index = "0", paramLabel = "FORMAT", description = "What to write.")
  private String format;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Which model (default: the current one).")
  private String name;

  @Option(
      names = "--int8",
      description = "Whole numbers of 8 bits, with ranges taken from training rows.")
  private boolean int8;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "" + Shipment.ROWS,
      description =
          "Examples taken along as golden rows (default ${DEFAULT-VALUE}); 0: drawn numbers.")
  private int rows;

  @Option(
      names = "--show",
      description = "With js: show a page in which to draw, which works without a kernel.")
  private boolean show;

  @Override
  protected void run() throws IOException {
    if (rows < 0) {
      throw wrongUse("--rows must be 0 or more, got " + rows);
    }
    if (show && !format.equals("js")) {
      throw wrongUse("--show goes with %export js");
    }
    Model model = name == null ? session().model() : session().model(name);
    Shipment shipment =
        int8 ? session().exports().inInt8(model, rows) : session().exports().of(model, rows);
    List<String> notes = shipment.write(format, file);
    host()
        .print(
            "Exported model "
                + model.hash().substring(0, 7)
                + " to "
                + file
                + String.format(Locale.ROOT, " (%.1f kB)\n", Files.size(file) / 1e3));
    notes.forEach(note -> host().print(note + "\n"));
    if (show) {
      host().display(DrawingPage.of(shipment));
    }
  }
}
