package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class ReferenceTrainingTest {
  /** Every kind of operation with a function or a sum in it, and dropout. */
  static Model trained() {
    Dataset data = Blobs.of(100, new Shape(6, 6, 1), 3, 1);
    Skeleton skeleton =
        Skeleton.parse(
            "small",
            """
            input 6x6x1
            a = conv 4 3x3 same gelu
            b = conv 4 3x3 same silu
            add <- a, b
            batchnorm
            pool max 2x2
            depthwise 3x3 same tanh
            layernorm
            dropout 0.2
            dense 8 elu
            output 3
            """);
    Recipe recipe =
        Recipe.standard()
            .withEpochs(6)
            .withBatchSize(16)
            .withLearningRate(0.01)
            .withDevice(Device.REFERENCE);
    return new Trainer(skeleton, recipe).train(data, new TrainingMonitor() {});
  }

  @Test
  void learnsWhatItIsShownAndSaysWhoComputed() {
    Model model = trained();
    assertTrue(model.history().get(5).trainAccuracy() > 0.9, model.history().toString());
    assertEquals("reference 1", model.provenance().engine());
    assertEquals(1, model.provenance().threads());
    assertTrue(model.trace().isPresent());
  }

  /**
   * The digest was found the same on JDK 17 and 25, interpreted and compiled, on x86-64: a change
   * here is a change of the arithmetic, and of ReferenceEngine's version.
   */
  @Test
  void theSameBitsOnEveryJdk() {
    assertEquals(
        "361232d04c80351ddbb9d8891b24c7a0c68345d7a9fa771caef39c0a976c4dee", trained().hash());
  }

  @Test
  void answersByItselfWithoutTheBatchItComesIn() {
    Dataset data = Blobs.of(100, new Shape(6, 6, 1), 3, 1);
    Model model = trained();
    int[] rows = data.labelledRows(Split.TEST);
    float[][] together = model.predict(data, rows).probabilities();
    for (int i = 0; i < rows.length; i++) {
      float[][] alone = model.predict(data, new int[] {rows[i]}).probabilities();
      assertArrayEquals(together[i], alone[0]);
    }
  }

  /** What a machine without a native library of its kind can still do. */
  public static final class WithoutNatives implements Callable<String> {
    @Override
    public String call() {
      return trained().hash();
    }
  }

  @Test
  void needsNoNativeLibrary() throws Exception {
    URL[] path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !new File(entry).getName().startsWith("nd4j-native-1"))
            .map(ReferenceTrainingTest::url)
            .toArray(URL[]::new);
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Class<?> there = loader.loadClass(WithoutNatives.class.getName());
      Object made = there.getDeclaredConstructor().newInstance();
      assertEquals(trained().hash(), ((Callable<?>) made).call());
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
