package org.winnow.magics.commands;

import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.magics.Command;
import org.winnow.magics.Similar;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the examples most like one. */
@picocli.CommandLine.Command(
    name = "similar",
    description =
        "Show the examples most like one in the network's eyes, ready to label; --in FOLDER finds some to add.")
public final class SimilarCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "An id, a unique prefix, or #17 for row 17 of the last table.")
  private String reference;

  @Option(
      names = {"--n", "--top"},
      paramLabel = "N",
      defaultValue = "24",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int n;

  @Option(names = "--unlabelled", description = "Only among those without a label.")
  private boolean unlabelled;

  @Option(
      names = "--in",
      paramLabel = "FOLDER|FILE|VARIABLE",
      description = "Look there, not in the data set; %%add similar then adds what was found.")
  private String in;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "Compare by another tool's vectors of the same examples: NPY or CSV.")
  private Path embeddings;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "similar",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  private Similar found(String id, Dataset pool) {
    Similar.Wish wish = new Similar.Wish(n, unlabelled);
    return embeddings == null
        ? session().judging().similar(id, pool, wish)
        : session().judging().similar(id, embeddings, wish);
  }

  @Override
  protected void run() {
    claim(as, Similar.class);
    if (n < 1) {
      throw wrongUse("--n must be 1 or more, got " + n);
    }
    if (embeddings != null && in != null) {
      throw wrongUse("--embeddings is of the data set's own examples: it does not go with --in");
    }
    if (embeddings == null && session().choosing().hasNetwork()) {
      session()
          .stale(session().model())
          .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    }
    String id = session().resolve(reference);
    Dataset data = session().data();
    Dataset pool =
        in == null
            ? data
            : LoadingOptions.load(in, LoadOptions.standard().withLike(data), host()).dataset();
    Similar found = LongWork.call("comparing the examples", host(), () -> found(id, pool));
    host().display(found.figure());
    if (in == null) {
      session().shown(found.ids());
      String shortest = data.ids().shortest(data.row(id));
      host().print("%label --similar " + shortest + " labels them, %label #1 #2 … some of them\n");
    } else {
      host().print("%add " + variable(as) + " adds them to " + data.name() + "\n");
    }
    bind(as, Similar.class, found);
  }
}
