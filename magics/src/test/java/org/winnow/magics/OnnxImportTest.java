package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.NumberTable;

/** An ONNX file's probabilities and embeddings stand where a model's own would. */
class OnnxImportTest {
  @TempDir Path folder;

  @Test
  void whatAFileSaysJudgesLabelsChoosesAndCompares() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 2").run("%export onnx $/net.onnx").output();
      String said = loop.run("%model import $/net.onnx").output();
      assertTrue(said.contains("asked about 1,797 examples of digits"), said);
      assertTrue(said.contains("%suspects --probs " + folder.resolve("net.probs.csv")), said);

      Dataset data = loop.session.data();
      int[] test = data.labelledRows(Split.TEST);
      float[][] own = loop.session.model().predict(data, test).probabilities();
      NumberTable table =
          NumberTable.read(folder.resolve("net.probs.csv"), data.schema().classes());
      for (int i = 0; i < test.length; i++) {
        assertArrayEquals(own[i], table.rows()[test[i]], 1e-5f);
      }

      String files = " --probs $/net.probs.csv --embeddings $/net.embeddings.npy";
      loop.run("%suspects --in-sample" + files);
      assertEquals(data.labelledRows(Split.TRAIN).length, loop.session.lastSuspects().size());
      loop.run("%uncertain --split test --n 5" + files);
      List<String> chosen = loop.session.choosing().last().orElseThrow().ids();
      loop.run("%uncertain --split test --n 5");
      assertEquals(loop.session.choosing().last().orElseThrow().ids(), chosen);
      String id = data.ids().get(test[0]);
      loop.run("%similar " + id + " --n 5 --embeddings $/net.embeddings.npy");
      Similar byFile = (Similar) loop.host.variable("similar");
      assertEquals(loop.session.judging().similar(id, 5).ids(), byFile.ids());
    }
  }

  @Test
  void wrongUseAndWrongFilesAreTold() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits();
      Files.writeString(folder.resolve("no.onnx"), "this is a text");
      assertTold(loop, "%model import $/no.onnx", "cannot import ");
      assertTold(loop, "%model import $/none.onnx", "there is no file ");
      assertTold(loop, "%model import $/net.zip --layout nchw", "%model import FILE.onnx");
      assertTold(loop, "%model save $/net.model --logits", "%model import FILE.onnx");
      assertTold(loop, "%uncertain --embeddings $/x.npy", "go with --probs FILE");
      assertTold(loop, "%similar #1 --in $ --embeddings $/x.npy", "does not go with --in");
    }
  }

  private static void assertTold(Loop loop, String line, String told) {
    String message = assertThrows(RuntimeException.class, () -> loop.run(line)).getMessage();
    assertTrue(message.contains(told), message);
  }
}
