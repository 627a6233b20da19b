package org.winnow.export.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.RandomSkeletons;
import org.winnow.training.engine.SampleNetworks;

/** ONNX Runtime computes of a file what plain Java computes of the model. */
class OnnxExportTest {
  private static final int BATCH = 7;

  static Stream<String> samples() {
    return Stream.concat(SampleNetworks.texts().stream(), SampleNetworks.withDropout().stream());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void onnxRuntimeGivesTheReferencesProbabilities(String text) throws OrtException {
    assertAgrees(SampleNetworks.skeleton(text), 3, 1e-5f);
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void soItDoesForRandomNetworks(long seed) throws OrtException {
    // Normalisations one after the other magnify rounding.
    assertAgrees(RandomSkeletons.of(seed), seed, 1e-4f);
  }

  private static void assertAgrees(Skeleton skeleton, long seed, float tolerance)
      throws OrtException {
    Given given = Given.of(skeleton, BATCH, seed);
    float[][] probabilities = given.model().predict(given.data(), given.rows()).probabilities();
    float[][] embeddings = given.model().embeddings(given.data(), given.rows());
    try (OrtRun run = new OrtRun(OnnxExport.of(given.model()))) {
      OrtRun.Outputs found = run.of(skeleton.input(), given.raw(), BATCH);
      for (int i = 0; i < BATCH; i++) {
        assertArrayEquals(probabilities[i], found.probabilities()[i], tolerance);
        assertArrayEquals(embeddings[i], found.embeddings()[i], 1e-4f);
      }
    }
  }

  @Test
  void theFileTellsClassesAndWhatToGiveIt() throws OrtException {
    Given given = Given.of(SampleNetworks.skeleton("input 5x4x3/dense 4/output 2"), 1, 1);
    try (OrtRun run = new OrtRun(OnnxExport.of(given.model()))) {
      Map<String, String> said = run.metadata();
      assertEquals("[\"c0\",\"c1\"]", said.get("winnow.classes"));
      assertEquals(
          "input: float [batch, 5, 4, 3], height, width and channels, raw pixels",
          said.get("winnow.input"));
      assertEquals(given.model().hash(), said.get("winnow.model"));
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    Skeleton skeleton = SampleNetworks.skeleton("input 6x6x2/conv 4 3x3 relu/output 3");
    assertArrayEquals(
        OnnxExport.of(Given.of(skeleton, 1, 5).model()),
        OnnxExport.of(Given.of(skeleton, 2, 5).model()));
  }
}
