package org.winnow.imports.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.export.onnx.Given;
import org.winnow.export.onnx.OnnxExport;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.export.onnx.format.Onnx.NodeProto;
import org.winnow.imports.LibrarySource;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.engine.SampleNetworks;

class OnnxJudgeTest {
  @TempDir Path folder;

  /** Pictures of 2 rows, 3 columns and 2 channels whose values are 0, 1, 2 … */
  private static Dataset pictures(int n) {
    Given given = Given.of(SampleNetworks.skeleton("input 2x3x2/dense 4/output 3"), n, 1);
    float[] values = new float[n * 12];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return given.withRaw(values);
  }

  private OnnxJudge judge(ModelProto.Builder model, Dataset data, OnnxWish wish)
      throws IOException {
    Path file = ForeignFiles.write(folder, model);
    return OnnxJudge.of(file, data, wish, TrainingMonitor.silent());
  }

  private String refusal(ModelProto.Builder model, Dataset data) {
    return assertThrows(InputException.class, () -> judge(model, data, OnnxWish.standard()))
        .getMessage();
  }

  @Test
  void aModelOfOursSaysTheSameThroughItsFile() throws IOException {
    Given given =
        Given.of(
            SampleNetworks.skeleton("input 6x6x2/conv 4 3x3 relu/dense 5 tanh/output 3"), 70, 2);
    Path file = java.nio.file.Files.write(folder.resolve("own.onnx"), OnnxExport.of(given.model()));
    OnnxJudge found =
        OnnxJudge.of(file, given.data(), OnnxWish.standard(), TrainingMonitor.silent());
    float[][] expected = given.model().predict(given.data(), given.rows()).probabilities();
    float[][] vectors = given.model().embeddings(given.data(), given.rows());
    for (int i = 0; i < given.n(); i++) {
      assertArrayEquals(expected[i], found.probabilities().orElseThrow()[i], 1e-5f);
      assertArrayEquals(vectors[i], found.embeddings().orElseThrow()[i], 1e-5f);
    }
  }

  @Test
  void channelsComeFirstWhereTheFileSaysSoAndValuesAreScaled() throws IOException {
    ModelProto.Builder model =
        ForeignFiles.model(
            ForeignFiles.one(ForeignFiles.flatten(), List.of(-1, 2, 2, 3), List.of(-1, 12)));
    OnnxWish wish = OnnxWish.standard().withScaling(List.of(1f, 0f), List.of(2f));
    OnnxJudge found = judge(model, pictures(2), wish);
    assertTrue(found.probabilities().isEmpty());
    assertArrayEquals(
        new float[] {-2, 2, 6, 10, 14, 18, 2, 6, 10, 14, 18, 22},
        found.embeddings().orElseThrow()[0]);
  }

  @Test
  void filesOfFixedBatchesAreFilledUp() throws IOException {
    ModelProto.Builder model =
        ForeignFiles.model(
            ForeignFiles.one(ForeignFiles.flatten(), List.of(4, 2, 3, 2), List.of(4, 12)));
    float[][] found = judge(model, pictures(6), OnnxWish.standard()).embeddings().orElseThrow();
    assertEquals(6, found.length);
    assertEquals(60, found[5][0]);
  }

  @Test
  void logitsBecomeProbabilities() throws IOException {
    Dataset data =
        Given.of(SampleNetworks.skeleton("input 3/dense 4/output 3"), 1, 1)
            .withRaw(new float[] {0, (float) Math.log(2), 0});
    ModelProto.Builder model =
        ForeignFiles.model(
            ForeignFiles.one(ForeignFiles.flatten(), List.of(-1, 3), List.of(-1, 3)));
    OnnxWish.Outputs logits = new OnnxWish.Outputs(Optional.empty(), Optional.empty(), true);
    OnnxJudge found = judge(model, data, OnnxWish.standard().withOutputs(logits));
    assertArrayEquals(new float[] {.25f, .5f, .25f}, found.probabilities().orElseThrow()[0], 1e-6f);
  }

  @Test
  void whatIsNotSupportedIsToldBeforeAnythingIsLoaded() {
    NodeProto.Builder custom = NodeProto.newBuilder().setDomain("acme").setOpType("Launch");
    ModelProto.Builder model =
        ForeignFiles.model(
            ForeignFiles.one(custom, List.of(-1, 3), List.of(-1, 3))
                .addInput(ForeignFiles.port("other", List.of(-1)))
                .addInitializer(ForeignFiles.external("../../etc/passwd")));
    String refused = refusal(model, pictures(1));
    assertTrue(refused.contains("weights in other files (external data)"), refused);
    assertTrue(refused.contains("operation acme.Launch, which is not ONNX's own"), refused);
    assertTrue(refused.contains("2 inputs: one is asked for"), refused);
  }

  @Test
  void anArrayLargerThanTheProcessMayTakeEndsTheProcessAlone() {
    Dataset data = Given.of(SampleNetworks.skeleton("input 3/dense 4/output 3"), 1, 1).data();
    String refused = refusal(ForeignFiles.claiming(1L << 40), data);
    assertTrue(refused.startsWith("cannot import "), refused);
  }

  @Test
  void aShapeThatDoesNotFitIsNamed() {
    ModelProto.Builder model =
        ForeignFiles.model(
            ForeignFiles.one(ForeignFiles.flatten(), List.of(-1, 3, 28, 28), List.of(-1, 12)));
    String refused = refusal(model, pictures(1));
    assertTrue(
        refused.contains("x: FLOAT [?, 3, 28, 28], the examples of given are 2x3x2"), refused);
  }

  @Test
  void whatIsNoOnnxFileIsRefused() throws IOException {
    Path file = java.nio.file.Files.writeString(folder.resolve("no.onnx"), "no such thing");
    String refused = assertThrows(InputException.class, () -> OnnxFile.inspect(file)).getMessage();
    assertTrue(refused.startsWith("cannot import " + file), refused);
  }

  /** What kernels fetch is what tests run on. */
  @Test
  void theRuntimeIsTheOneOfTheBuild() {
    Path jar = LibrarySource.jar(OnnxFile.RUNTIME);
    assertTrue(System.getProperty("java.class.path").contains(jar.toString()));
  }
}
