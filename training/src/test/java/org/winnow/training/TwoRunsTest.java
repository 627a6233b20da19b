package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;

/** The same training in two Java virtual machines gives the same bits. */
class TwoRunsTest {
  /** Prints the hash of a model trained on some threads; run in a process of its own. */
  public static void main(String[] args) {
    Dataset data = Blobs.of(150, new Shape(8, 8, 1), 4, 2);
    Skeleton net =
        Skeleton.parse(
            "net",
            "input 8x8x1\nconv 8 3x3 same relu\nbatchnorm\npool max 2x2\ndropout .3\n"
                + "dense 16 relu\noutput 4");
    Recipe recipe = Recipe.standard().withEpochs(3).withBatchSize(32).withWeightDecay(1e-3);
    Trainer trainer = new Trainer(net, recipe.withThreads(Integer.parseInt(args[0])));
    System.out.println(trainer.train(data, TrainingMonitor.silent()).hash());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void giveBitIdenticalWeightsOnTheSameThreads(int threads)
      throws IOException, InterruptedException {
    Process first = start(threads);
    Process second = start(threads);
    String hash = output(first);
    assertTrue(hash.matches("[0-9a-f]{64}"), hash);
    assertEquals(hash, output(second));
  }

  private static Process start(int threads) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TwoRunsTest.class.getName(),
                Integer.toString(threads)))
        .redirectErrorStream(true)
        .start();
  }

  /** All it printed: nothing but the hash is allowed there. */
  private static String output(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end");
    return text.strip();
  }
}
