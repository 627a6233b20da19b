package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.insight.DataFindings;
import org.winnow.packages.PackageCache;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.packages.PackageTransport;
import org.winnow.training.Model;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * What every {@link Host} must do; each host's tests extend this. Variables have other names in
 * each test, so that one Java session may serve them all.
 */
public abstract class HostContract {
  private static final View VIEW =
      new View("winnow.Contract", "export default {}", "", Map.of("n", 1), Figure.text("first"));

  private HostBench bench;
  private Host host;

  /** A fresh notebook around the host that is tested. */
  protected abstract HostBench open();

  @BeforeEach
  void begin() {
    bench = open();
    host = bench.beginCommand();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private List<String> shown() {
    return bench.shown().stream().map(Figure::text).toList();
  }

  /** Runs work on a thread of its own and waits for it. */
  private static void elsewhere(Runnable work) throws Exception {
    FutureTask<Void> task = new FutureTask<>(work, null);
    new Thread(task, "elsewhere").start();
    task.get();
  }

  @Test
  void displayGivesEachFigureAnIdAndUpdateReplacesThatOne() {
    String first = host.display(Figure.text("a"));
    String second = host.display(Figure.text("b"));
    assertNotEquals(first, second);
    host.update(first, Figure.text("a2"));
    assertEquals(List.of("a2", "b"), shown());
  }

  @Test
  void theLastOfManyUpdatesIsNeverLost() {
    String id = host.display(Figure.text("0"));
    for (int i = 1; i <= 50; i++) {
      host.update(id, Figure.text(String.valueOf(i)));
    }
    assertEquals(List.of("50"), shown());
  }

  @Test
  void printKeepsTextAsItIsAndInOrder() {
    host.print("a\n");
    host.print("");
    host.print("  b\r7 %\t{x} ü\ud83d\ude00");
    host.print("\n\n");
    assertEquals("a\n  b\r7 %\t{x} ü\ud83d\ude00\n\n", bench.printed());
  }

  @Test
  void bindDeclaresAndBindingAgainAssigns() {
    Shape first = new Shape(1, 2, 3);
    host.bind("shape", Shape.class, first);
    assertSame(first, host.variable("shape"));
    Shape second = new Shape(4, 5, 6);
    bench.beginCommand().bind("shape", Shape.class, second);
    assertSame(second, host.variable("shape"));
  }

  @Test
  void bindRefusesAVariableOfAForeignTypeAndLeavesItAlone() {
    bench.declareText("mine", "text of a person");
    InputException refused =
        assertThrows(
            InputException.class, () -> host.bind("mine", Shape.class, new Shape(1, 1, 1)));
    assertTrue(refused.getMessage().contains("'mine'"), refused.getMessage());
    assertTrue(refused.getMessage().contains("--as"), refused.getMessage());
    assertEquals("text of a person", host.variable("mine"));
  }

  @Test
  void bindRefusesAnotherTypeThanItDeclaredAlsoWhileTheVariableHoldsNull() {
    host.bind("view", View.class, null);
    assertThrows(InputException.class, () -> host.bind("view", Shape.class, new Shape(1, 1, 1)));
    host.bind("view", View.class, VIEW);
    assertSame(VIEW, host.variable("view"));
  }

  @Test
  void whatIsBoundSurvivesALaterImport() {
    Shape shape = new Shape(1, 2, 3);
    host.bind("kept", Shape.class, shape);
    bench.importMore();
    assertSame(shape, host.variable("kept"));
  }

  @Test
  void aVariableThatIsNotThereIsNullLikeOneThatHoldsNull() {
    assertNull(host.variable("nowhere"));
    host.bind("empty", Shape.class, null);
    assertNull(host.variable("empty"));
    bench.declareText("there", "x");
    assertEquals("x", host.variable("there"));
  }

  @Test
  void aViewStandsWhereItWasOpenedAndLeavesItsLastFigure() {
    host.display(Figure.text("above"));
    LiveView view = host.open(VIEW);
    host.display(Figure.text("below"));
    view.update(Map.of("n", 2));
    assertEquals(List.of("above", "first", "below"), shown());
    view.close(Figure.text("last"));
    assertEquals(List.of("above", "last", "below"), shown());
  }

  @Test
  void aClosedViewTakesNothingMore() {
    LiveView view = host.open(VIEW);
    view.close(Figure.text("last"));
    view.update(Map.of("n", 3));
    view.still(() -> Figure.text("late"));
    view.close(Figure.text("too late"));
    assertEquals(List.of("last"), shown());
  }

  @Test
  void aLiveViewTellsOfChangesAndMessagesFromTheBrowser() {
    LiveView view = host.open(VIEW);
    List<Map<String, Object>> told = new CopyOnWriteArrayList<>();
    view.onChange(told::add);
    view.onChange(told::add);
    view.onMessage(told::add);
    bench.changeInBrowser(Map.of("n", 7));
    bench.sendFromBrowser(Map.of("clicked", "yes"));
    assertEquals(
        bench.showsLiveViews()
            ? List.of(Map.of("n", 7), Map.of("n", 7), Map.of("clicked", "yes"))
            : List.of(),
        List.copyOf(told));
    assertEquals(List.of("first"), shown());
  }

  @Test
  void aViewThatCannotBeShownFollowsItsStaticAlternative() {
    LiveView view = host.open(VIEW);
    bench.loseWidgets();
    view.still(() -> Figure.text("so far"));
    assertEquals(List.of("so far"), shown());
    view.close(Figure.text("last"));
    assertEquals(List.of("last"), shown());
  }

  @Test
  void cancellationIsRequestedOnlyOnceSomebodyAsks() {
    Cancellation cancellation = host.cancellation();
    List<String> told = new ArrayList<>();
    cancellation.onRequest(() -> told.add("asked"));
    assertFalse(cancellation.requested());
    assertEquals(List.of(), told);
    bench.interrupt();
    assertTrue(cancellation.requested());
    bench.interrupt();
    assertEquals(List.of("asked"), told);
  }

  @Test
  void anActionForARequestThatCameAlreadyRunsAtOnce() {
    bench.interrupt();
    List<String> told = new ArrayList<>();
    host.cancellation().onRequest(() -> told.add("asked"));
    assertEquals(List.of("asked"), told);
  }

  @Test
  void aCommandsCancellationIsForgottenWhenItHasReturned() {
    List<String> told = new ArrayList<>();
    host.cancellation().onRequest(() -> told.add("first"));
    Host next = bench.beginCommand();
    bench.interrupt();
    assertEquals(List.of(), told);
    assertTrue(next.cancellation().requested());
    assertFalse(bench.beginCommand().cancellation().requested());
  }

  @Test
  void everythingWorksFromAnotherThread() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    elsewhere(
        () -> {
          host.update(host.display(Figure.text("a")), Figure.text("a2"));
          host.print("from elsewhere");
          host.bind("far", Shape.class, new Shape(1, 2, 3));
          assertEquals(new Shape(1, 2, 3), host.variable("far"));
          LiveView view = host.open(VIEW);
          view.onChange(change -> told.add("changed"));
          view.onMessage(message -> told.add("sent"));
          view.update(Map.of("n", 2));
          view.still(() -> Figure.text("not asked for"));
          bench.changeInBrowser(Map.of("n", 3));
          bench.sendFromBrowser(Map.of("clicked", "yes"));
          view.close(Figure.text("last"));
          host.cancellation().onRequest(() -> told.add("asked"));
        });
    bench.interrupt();
    assertEquals(List.of("a2", "last"), shown());
    assertEquals("from elsewhere", bench.printed());
    assertEquals(
        bench.showsLiveViews() ? List.of("changed", "sent", "asked") : List.of("asked"),
        List.copyOf(told));
  }

  @Test
  void aHostShowsForItsCellAfterTheCommandHasReturnedOrSaysThatItCannot() {
    String id = host.display(Figure.text("a"));
    Host later = host.afterwards();
    bench.beginCommand();
    later.update(id, Figure.text("a2"));
    later.print("late");
    assertEquals(List.of(host.showsAfterwards() ? "a2" : "a"), shown());
    assertEquals(host.showsAfterwards() ? "late" : "", bench.printed());
  }

  @Test
  void whatWorksAfterwardsBindsAndFindsVariables() {
    Host later = host.afterwards();
    bench.beginCommand();
    later.bind("arrived", Shape.class, new Shape(1, 2, 3));
    assertEquals(new Shape(1, 2, 3), later.variable("arrived"));
  }

  @Test
  void aCommandShowsItsTableAndBindsWhatItFound(@TempDir Path folder) throws Exception {
    try (Session session = new Session()) {
      Interpreter commands = new Interpreter(session);
      commands.runLine("%dataset penguins --repo " + folder.resolve("penguins.winnow"), host);
      commands.runLine("%findings --as oddities", bench.beginCommand());
      List<String> shown = shown();
      String last = shown.get(shown.size() - 1);
      assertTrue(last.startsWith("penguins: 344 examples inspected, "), last);
      assertTrue(last.strip().endsWith("so nothing here is in-sample."), last);
      DataFindings found = (DataFindings) host.variable("oddities");
      assertEquals(344, found.examples());
    }
  }

  @Test
  void aPackageIsPackedAndBoundUnderAnotherName(@TempDir Path folder) throws Exception {
    PackageCache cache = new PackageCache(folder.resolve("cache"));
    PackageStore store = new PackageStore(PackageTransport.none(), cache, folder);
    Path file = folder.resolve("birds.winnowpkg");
    try (Session session = new Session(store)) {
      Interpreter commands = new Interpreter(session);
      commands.runLine("%dataset penguins --repo " + folder.resolve("penguins.winnow"), host);
      commands.runCell("%%skeleton birds", "input 15\noutput 3\n", bench.beginCommand());
      commands.runLine("%train 1 --as birds", bench.beginCommand());
      String pack = "%package pack org.acme:birds@1.0.0 " + file + " --licence MIT --unsigned";
      commands.runLine(pack, bench.beginCommand());
      PackageCoordinates birds = PackageCoordinates.parse("org.acme:birds@1.0.0");
      cache.add(birds, into -> Optional.of(copy(file, into)), checked -> {});
      commands.runLine("%package install org.acme:birds@1.0.0 --as flown", bench.beginCommand());
      Model packed = PackageFile.open(file).model();
      assertEquals(packed.hash(), ((Model) host.variable("flown")).hash());
    }
  }

  private static Path copy(Path file, Path into) {
    try {
      return Files.copy(file, into.resolve("fetched"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
