package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.viz.DynamicsMap;

/** The map of training labels, a click sent in the browser's place. */
class MapTest {
  @TempDir Path folder;

  @Test
  void aClickShowsTheExampleAndMakesItTheFirstRow() throws Exception {
    try (Loop loop = new Loop(folder).flippedDigits().skeleton().run("%train 3").run("%map")) {
      DynamicsMap map = loop.session.judging().map();
      assertEquals(1258, map.size(), "every training label");
      loop.host.latestView().sent(Map.of("action", "choose", "at", 17));
      Map<String, Object> change = loop.host.viewChanges.get(loop.host.viewChanges.size() - 1);
      assertEquals(17, change.get("at"));
      assertTrue(((String) change.get("words")).contains("of 3 epochs"), change.toString());
      assertEquals(map.id(17), loop.session.resolve("#1"));
      int changes = loop.host.viewChanges.size();
      for (Object wrong : List.of(-1, 1258, "seven")) {
        loop.host.latestView().sent(Map.of("action", "choose", "at", wrong));
      }
      assertEquals(changes, loop.host.viewChanges.size(), "there are no such points");
    }
  }

  @Test
  void leavesOutWhatWasDroppedAndNeedsATrainedModel() throws Exception {
    try (Loop loop = new Loop(folder).digits().skeleton()) {
      assertThrows(InputException.class, () -> loop.run("%map"));
      loop.run("%train 1");
      String id = loop.session.judging().map().id(0);
      loop.run("%drop " + id);
      assertEquals(1257, loop.session.judging().map().size());
      loop.output();
      loop.run("%map");
      assertTrue(loop.output().contains("Note: the model is older than the data"));
    }
  }
}
