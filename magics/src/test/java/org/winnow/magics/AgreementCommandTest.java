package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.insight.Annotations;

/** Two annotators on two branches, and a file of three. */
class AgreementCommandTest {
  @TempDir Path folder;

  /** Of four examples anna says 1 1 2 2 and ben 1 1 2 1: .75 seen, .5 by chance. */
  @Test
  void annotatorsOfBranchesAndOfAFileAreCompared() throws Exception {
    try (Loop loop = new Loop(folder).digits()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ids.add(loop.session.data().ids().get(i));
      }
      loop.run("%agreement");
      assertTrue(loop.output().contains("No example was judged by two people"));
      loop.run("%switch -c anna");
      judge(loop, "anna", ids, "1122");
      loop.run("%switch main").run("%switch -c ben");
      judge(loop, "ben", ids, "1121");
      loop.output();
      loop.run("%agreement anna ben");
      String told = loop.output();
      assertTrue(told.matches("(?s).*anna and ben +Cohen +0\\.500 +4.*"), told);
      assertTrue(told.contains("4 examples; a majority agrees on 3, 1 are tied"), told);
      assertEquals(4, ((Annotations) loop.host.variable("annotations")).ids().size());
      StringBuilder csv = new StringBuilder("id,annotator,label\n");
      for (String id : ids) {
        csv.append(id).append(",x,3\n").append(id).append(",y,3\n").append(id).append(",z,3\n");
      }
      Path file = folder.resolve("said.csv");
      Files.writeString(file, csv.toString().replaceFirst(",x,3", ",x,4"));
      loop.run("%agreement --from $/said.csv");
      assertTrue(loop.output().contains("a majority agrees on 4, 0 are tied"));
      Files.writeString(file, csv + ids.get(0) + ",x,3\n");
      String twice =
          assertThrows(InputException.class, () -> loop.run("%agreement --from $/said.csv"))
              .getMessage();
      assertTrue(twice.contains("line 14") && twice.contains("x judged"), twice);
    }
  }

  private static void judge(Loop loop, String who, List<String> ids, String labels)
      throws Exception {
    List<LabelEdit> edits = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      int row = loop.session.data().ids().find(ids.get(i));
      edits.add(
          new LabelEdit.Relabel(
              ids.get(i),
              Optional.of(loop.session.data().label(row)),
              Optional.of(labels.substring(i, i + 1)),
              new Attribution(who, Origin.HAND)));
    }
    loop.session.labels().record(edits);
    loop.run("%commit -m Judged");
  }
}
