package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.ImportWatcher;
import org.winnow.datasets.repository.Remote;
import org.winnow.datasets.repository.Remotes;
import org.winnow.magics.Command;
import org.winnow.magics.Import;
import org.winnow.magics.Opened;
import org.winnow.magics.Opening;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Clones a label repository. */
@picocli.CommandLine.Command(
    name = "clone",
    description = "Clone a label repository, with history and examples, and open its data set.")
public final class CloneCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      description = "A folder, ssh://user@host/path, user@host:path or https://host/path.")
  private String address;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where to (default NAME.winnow in the working folder).")
  private Path folder;

  @Option(
      names = "--bytes",
      paramLabel = "FOLDER",
      description = "A folder with the examples' bytes, where the remote is no folder itself.")
  private Path bytes;

  @Option(
      names = "--labels",
      description = "Labels first: the bytes of examples come when they are looked at.")
  private boolean labelsOnly;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "data",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Dataset.class);
    Remote named = Remote.of(Remote.ORIGIN, address);
    Remote placed = bytes == null ? named : named.withBytes(bytes);
    Remote remote = labelsOnly ? placed.withLabelsOnly() : placed;
    String name = remote.address().name();
    Path place = folder == null ? Path.of(name + ".winnow") : folder;
    ProgressLine line = new ProgressLine(host());
    LongWork.call(
        "cloning " + remote.address(),
        host(),
        () -> {
          Remotes.clone(place, remote, line);
          return null;
        });
    Opened opened = session().open(nothingElse(name, place), opening(place));
    String head = session().repository().head().substring(0, 7);
    host().print(opened.data() + "\ncloned to " + place + " (" + head + ")\n");
    int missing = opened.data().features().missing();
    if (missing > 0) {
      host()
          .print(
              "The bytes of "
                  + missing
                  + " examples come when they are looked at; %fetch --bytes brings all.\n");
    }
    session().bindDataTo(variable(as));
  }

  private static Opening opening(Path place) {
    return new Opening(Optional.of(place), false, ImportWatcher.silent());
  }

  /** A clone has all that there is to read. */
  private static Import nothingElse(String name, Path place) {
    return new Import(
        name,
        false,
        () -> {
          throw new InputException(place + " vanished while it was opened");
        });
  }
}
