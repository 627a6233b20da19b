package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.training.Dl4jImport;
import org.winnow.viz.Figure;

class ExportCommandTest {
  @TempDir Path folder;

  @Test
  void writesTheCurrentModelAndSaysWhatItIs() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").output();
      String said = loop.run("%export dl4j $/net.zip").output();
      assertTrue(said.contains("Exported model ") && said.contains("net.zip ("), said);
      assertTrue(said.contains("channels first, prepared as for the model"), said);
      loop.run("%model export $/same.zip");
      // A zip holds the time at which it was written.
      assertEquals(
          Dl4jImport.open(folder.resolve("net.zip")).hash(),
          Dl4jImport.open(folder.resolve("same.zip")).hash());
    }
  }

  @Test
  void writesOnnxAndSaysWhatToGiveIt() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").output();
      String said = loop.run("%export onnx $/net.onnx").output();
      assertTrue(said.contains("input: float [batch, 8, 8, 1]"), said);
      String refused = refusal(loop, "%export onnx $/no/net.onnx");
      assertTrue(refused.endsWith("net.onnx: there is no such folder"), refused);
    }
  }

  @Test
  void takesTestRowsAlongToCheckItselfBy() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").output();
      String said = loop.run("%export c $/net.c --rows 3").output();
      assertTrue(said.contains("small_classify(in, probabilities) answers"), said);
      String text = Files.readString(folder.resolve("net.c"));
      assertTrue(text.contains("row < 3;"), "three rows");
      loop.run("%export c $/drawn.c --rows 0");
      assertTrue(Files.readString(folder.resolve("drawn.c")).contains("row < 8;"), "eight drawn");
    }
  }

  @Test
  void writesWholeNumbersWhereAsked() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").run("%export jar $/f.jar").output();
      loop.run("%export jar $/i.jar --int8").run("%export c $/i.c --int8");
      long floats = Files.size(folder.resolve("f.jar"));
      long whole = Files.size(folder.resolve("i.jar"));
      assertTrue(whole < floats, whole + " of " + floats);
      assertTrue(Files.readString(folder.resolve("i.c")).contains("static const signed char Q[]"));
    }
  }

  @Test
  void showsAPageToDrawInThatReachesNothing() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1").output();
      loop.run("%export js $/net.js --show");
      String page = (String) loop.host.shown.get(0).bundle().get(Figure.HTML);
      assertTrue(page.startsWith("<iframe sandbox=\"allow-scripts\""), page.substring(0, 80));
      assertTrue(
          page.contains("&lt;script type=&quot;module&quot;&gt;") && !page.contains("<script"));
      assertTrue(refusal(loop, "%export c $/net.c --show").contains("--show goes with %export js"));
    }
  }

  @Test
  void refusesFormsThatThereAreNot() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1");
      assertTrue(refusal(loop, "%export dlj4 $/net.zip").contains("did you mean 'dl4j'?"));
      assertTrue(refusal(loop, "%export dl4j $/net.zip --int8").contains("has no 8-bit form"));
      assertTrue(refusal(loop, "%export dl4j $/no/net.zip").contains("no such folder"));
      assertEquals(1, Files.list(folder).count(), "only the repository");
    }
  }

  private static String refusal(Loop loop, String line) {
    return assertThrows(InputException.class, () -> loop.run(line)).getMessage();
  }
}
