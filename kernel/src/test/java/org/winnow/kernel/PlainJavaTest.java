package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Loaded;
import org.winnow.datasets.sources.Sources;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.UserThread;
import org.winnow.magics.CommandEntry;
import org.winnow.magics.Commands;
import org.winnow.magics.FakeHost;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;

/** The form in plain Java that the table of commands gives for each, run in a cell as written. */
class PlainJavaTest {
  private static final String NET = "input 8x8x1\nflatten\ndense 8 relu\noutput 10\n";

  /** What the forms take for granted, in the words that the table uses. */
  private static final String GIVEN =
      """
      Dataset data = winnow.data();
      SuspectList suspects = winnow.suspects();
      Model model = winnow.model("after");
      String id = suspects.get(0).id();
      int[] rows = {0, 1, 2};
      var wish = new Batch.Wish(Strategy.MARGIN, 2, false, 1);
      var opinions = Choosing.Opinions.usual();
      var watcher = StepWatcher.silent();
      var recipe = Recipe.standard().withEpochs(1);
      var replay = new Simulation.Replay(List.of(Strategy.MARGIN), 20, 20, 40, 1, false);
      var card = PackageCard.of("org.acme:digits@1.0.0", "Apache-2.0");
      Map<String, String> choices = Map.of();
      String good = winnow.repository().head(), fails = "count < 100";
      winnow.labels().drop(List.of(suspects.get(1).id()));
      String bad = winnow.labels().commit("One less").id();
      String name = "again", title = "some", message = "by hand";
      winnow.repository().remotes().addNew(Remote.of("origin", address));
      winnow.repository().remotes().push("origin", Progress.SILENT);
      """;

  @TempDir Path folder;

  @Test
  void everyFormRunsAsWritten() throws Exception {
    QuietLogs.install();
    FakeHost host = new FakeHost();
    try (Session winnow = new Session();
        JavaSession java = new JavaSession(new UserThread(), notice -> {})) {
      Interpreter commands = new Interpreter(winnow);
      commands.runLine(
          "%dataset digits --hide 1158 --repo " + folder.resolve("digits.winnow"), host);
      commands.runCell("%%skeleton small", NET, host);
      commands.runLine("%train 1 --as before", host);
      commands.runLine("%train 2 --as after", host);
      java.bind("winnow", Session.class, winnow);
      java.bind("text", String.class, NET);
      java.bind("file", Path.class, folder.resolve("file"));
      java.bind("address", String.class, folder.resolve("shared").toString());
      java.bind("pages", Path.class, folder.resolve("pages"));
      java.bind("folder", Path.class, folder.resolve("clone"));
      java.bind("loaded", Loaded.class, Sources.load("digits", LoadOptions.standard()));
      eval(java, GIVEN);
      List<String> run = new ArrayList<>();
      for (CommandEntry command : Commands.all()) {
        for (String form : command.java().split(" · ")) {
          eval(java, runnable(form));
          run.add(form);
        }
      }
      assertEquals(Commands.all().size() + 2, run.size(), run.toString());
      assertNotNull(winnow.repository());
    }
  }

  /** To open data by name alone would leave a repository in this module: that one only compiles. */
  private static String runnable(String form) {
    return form.startsWith("winnow.open(")
        ? "Supplier<Object> opening = () -> " + form + ";"
        : form;
  }

  private static Object eval(JavaSession java, String code) {
    try {
      return java.eval(code, new CellPlace(1, code, 0));
    } catch (CellFailure e) {
      throw new AssertionError(code + "\n" + String.join("\n", e.lines()), e);
    }
  }
}
