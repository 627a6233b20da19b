package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;

class TrainingChartTest {
  private long nanos;

  private TrainingChart chart(int epochs) {
    return new TrainingChart("lenet on digits", epochs, () -> nanos);
  }

  @Test
  void theFirstStateIsEmptyAndTheModuleFollowsTheContract() {
    View view = chart(10).view();
    assertEquals("winnow.TrainingChart", view.name());
    assertEquals(10, view.state().get("epochs"));
    assertEquals(List.of(), view.state().get("points"));
    assertEquals("epoch 1 of 10", view.state().get("status"));
    assertTrue(view.module().contains("export default { render }"));
    assertFalse(view.module().contains("import "), "must work offline");
    assertTrue(view.css().contains(".winnow-training-chart"));
  }

  @Test
  void anEpochChangesOnlyTheShortList() {
    TrainingChart chart = chart(3);
    Map<String, Object> changes = chart.epochDone(Trainings.epoch(1, 3));
    assertFalse(changes.containsKey("points"));
    assertEquals(List.of(List.of(1.0, 1.3744, 0.5419, 1.6992, 0.5119)), changes.get("recent"));
    assertEquals("epoch 1 of 3 done · 1.3 s", changes.get("status"));
  }

  @Test
  void aLongTrainingKeepsAtMostFiveHundredPointsInOrder() {
    TrainingChart chart = chart(5000);
    Map<String, Object> state = new HashMap<>(chart.view().state());
    for (int e = 1; e <= 5000; e++) {
      Map<String, Object> changes = chart.epochDone(Trainings.epoch(e, 5000));
      state.putAll(changes);
      assertTrue(((List<?>) changes.get("recent")).size() < TrainingChart.RECENT);
      assertTrue(epochsIn(state).size() <= TrainingChart.MOST_POINTS);
    }
    List<Double> shown = epochsIn(state);
    assertEquals(shown.stream().sorted().distinct().toList(), shown);
    assertEquals(1, shown.get(0));
    assertEquals(5000, shown.get(shown.size() - 1));
    assertEquals(epochsIn(state), epochsIn(new HashMap<>(chart.view().state())));
  }

  @Test
  void batchesAreMergedAndSentAFewTimesASecond() {
    TrainingChart chart = chart(10);
    int sent = 0;
    Map<String, Object> last = Map.of();
    for (int step = 1; step <= 10_000; step++) {
      nanos += 1_000_000;
      Map<String, Object> changes = chart.batchDone(step, 10_000, 2.0);
      sent += changes.isEmpty() ? 0 : 1;
      last = changes.isEmpty() ? last : changes;
    }
    assertEquals(40, sent, "10 s of batches at 4 a second");
    List<?> batches = (List<?>) last.get("batchLoss");
    assertTrue(batches.size() > 90 && batches.size() <= TrainingChart.MOST_BATCHES);
    assertEquals(2.0, ((List<?>) batches.get(0)).get(1));
  }

  @Test
  void saysHowLongItWillTake() {
    TrainingChart chart = chart(4);
    chart.batchDone(1, 101, 2);
    nanos += 10_000_000_000L;
    assertEquals("epoch 1 of 4 · about 40 s left", chart.batchDone(21, 101, 1.5).get("status"));
  }

  @Test
  void aLossThatIsNoNumberIsNullInTheState() {
    EpochReport diverged =
        new EpochReport(1, 2, Double.NaN, 0.1, OptionalDouble.empty(), OptionalDouble.empty(), 1);
    List<?> recent = (List<?>) chart(2).epochDone(diverged).get("recent");
    assertNull(((List<?>) recent.get(0)).get(1));
    assertNull(((List<?>) recent.get(0)).get(3));
    assertTrue(TrainingChart.of(List.of(diverged)).text().contains("–"));
  }

  @Test
  void theMonitorSendsEveryEpochAndAsksWhetherToStop() {
    List<Map<String, Object>> sent = new ArrayList<>();
    TrainingChart chart = chart(2);
    TrainingMonitor monitor = chart.monitor(sent::add, () -> sent.size() >= 2);
    assertFalse(monitor.cancelled());
    monitor.batchDone(1, 20, 2.3);
    monitor.batchDone(2, 20, 2.2);
    monitor.epochDone(Trainings.epoch(1, 2));
    assertEquals(2, sent.size(), "the second batch came too soon after the first");
    assertTrue(monitor.cancelled());
    Map<String, Object> end = chart.finished("stopped by you");
    assertEquals(true, end.get("done"));
    assertEquals("epoch 1 of 2 done · 1.3 s · stopped by you", end.get("status"));
  }

  @Test
  void anotherTrainingBeginsAnew() {
    TrainingChart chart = chart(2);
    chart.epochDone(Trainings.epoch(1, 2));
    chart.epochDone(Trainings.epoch(2, 2));
    assertEquals(1, ((List<?>) chart.epochDone(Trainings.epoch(1, 2)).get("recent")).size());
  }

  @Test
  void theStaticFigureIsAPictureAndATableByEpoch() {
    Figure figure = TrainingChart.of(Trainings.history(3));
    BufferedImage image = Read.png(figure);
    assertEquals(TrainingFigure.WIDTH, image.getWidth());
    assertEquals(TrainingFigure.HEIGHT, image.getHeight());
    assertEquals(
        """
        training
        epoch  train loss  train acc  val loss  val acc   time
            1       1.374     54.2 %     1.699   51.2 %  1.3 s
            2       0.849     71.7 %     1.069   68.7 %  2.5 s
            3       0.531     82.3 %     0.687   79.3 %  3.8 s""",
        figure.text());
    assertArrayEquals(
        (byte[]) figure.bundle().get(Figure.PNG),
        (byte[]) TrainingChart.of(Trainings.history(3)).bundle().get(Figure.PNG));
  }

  @Test
  void theTableOfALongTrainingNamesTheFirstAndTheLastEpoch() {
    List<String> lines = TrainingChart.of(Trainings.history(1000)).text().lines().toList();
    assertTrue(lines.size() < 30);
    assertTrue(lines.get(2).trim().startsWith("1 "));
    assertTrue(lines.get(lines.size() - 1).trim().startsWith("1000 "));
  }

  private static List<Double> epochsIn(Map<String, Object> state) {
    List<Double> epochs = new ArrayList<>();
    for (String key : List.of("points", "recent")) {
      for (Object point : (List<?>) state.get(key)) {
        epochs.add((Double) ((List<?>) point).get(0));
      }
    }
    return epochs;
  }
}
