package org.winnow.magics;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.winnow.datasets.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code winnow check}: looks at the labels of a folder as a git host's checks do. Ends with 0
 * where nothing was found, 1 where something was, 2 where it could not look.
 */
@CommandLine.Command(
    name = "winnow check",
    description = "Check the labels of a repository or a plain clone of one.")
public final class CheckMain implements Callable<Integer> {
  private static final int COULD_NOT = 2;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The repository, or a clone of it.")
  private Path folder;

  @Option(
      names = "--against",
      paramLabel = "BRANCH",
      description = "What it is to go into: only what is new there counts, and class drift.")
  private String against;

  @Option(
      names = "--model",
      paramLabel = "FILE|PACKAGE",
      description = "A model whose impossible labels are findings; not from the folder itself.")
  private String model;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the summary goes, too.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private final PrintStream shown;
  private final Map<String, String> environment;

  CheckMain(PrintStream shown, Map<String, String> environment) {
    this.shown = shown;
    this.environment = environment;
  }

  /** Checks and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, System.getenv(), arguments));
  }

  /** Checks; the exit status. */
  static int run(PrintStream out, Map<String, String> environment, String... arguments) {
    return new CommandLine(new CheckMain(out, environment))
        .setOut(new java.io.PrintWriter(out, true))
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              if (!(e instanceof InputException)) {
                throw e;
              }
              out.println("could not check: " + e.getMessage());
              return COULD_NOT;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() {
    CheckRun run = new CheckRun(folder, Optional.ofNullable(against), Optional.ofNullable(model));
    CheckSummary summary = run.summary();
    shown.print(summary.markdown());
    summary.save(
        Optional.ofNullable(out), Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY")));
    return summary.findings().isEmpty() ? 0 : 1;
  }
}
