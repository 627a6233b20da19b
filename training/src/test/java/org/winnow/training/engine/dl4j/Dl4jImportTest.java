package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.training.Dl4jImport;
import org.winnow.training.Model;
import org.winnow.training.engine.Network;

/** Networks saved by DL4J itself and read by Winnow's own reader give the same answers. */
class Dl4jImportTest {
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    Dl4jEngine.standard();
  }

  @Test
  void aSequenceOfLayersAnswersAsInDl4j() throws IOException {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.RELU)
                        .build())
                .layer(new BatchNormalization.Builder().build())
                .layer(
                    new DepthwiseConvolution2D.Builder(3, 2)
                        .depthMultiplier(1)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new SubsamplingLayer.Builder(
                            SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                        .build())
                .layer(new DropoutLayer.Builder(0.7).build())
                .layer(
                    new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.SWISH)
                        .dropOut(0.9)
                        .build())
                .layer(new ActivationLayer.Builder().activation(Activation.LEAKYRELU).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.NEGATIVELOGLIKELIHOOD)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutionalFlat(8, 8, 2))
                .build());
    net.init();
    net.setParams(randomParams(net.params().length()));
    Path file = folder.resolve("seq.zip");
    ModelSerializer.writeModel(net, file.toFile(), true);

    Model model = Dl4jImport.open(file);
    assertEquals(
        """
        input 8x8x2
        conv 4 3x3 same relu
        batchnorm
        depthwise 3x2 tanh
        pool max 2x2
        dropout 0.3
        dropout 0.1
        dense 6 silu
        leakyrelu
        output 3
        """,
        model.skeleton().text());
    assertEquals(List.of("0", "1", "2"), model.classes());
    float[] inputs = values(3 * 128, 5);
    float[] flat = Channels.first(inputs, 3, new Shape(8, 8, 2));
    INDArray expected = net.output(Nd4j.create(flat, new long[] {3, 128}, 'c'));
    assertArrayEquals(Arrays2d.read(expected), probabilities(model, inputs, 3), 1e-5f);
    Path own = folder.resolve("own.winnow");
    model.save(own);
    assertEquals(model.hash(), Model.open(own).hash());
  }

  @Test
  void aGraphAnswersAsInDl4j() throws IOException {
    ComputationGraph net =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("c1", conv(), "in")
                .addLayer("c2", conv(), "c1")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "c1", "c2")
                .addVertex("both", new MergeVertex(), "sum", "c1")
                .addLayer("p", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "both")
                .addLayer("out", output(), "p")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(6, 5, 2))
                .build());
    net.init();
    net.setParams(randomParams(net.params().length()));
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(net, file.toFile(), false);

    Optional<Shape> shape = Optional.of(new Shape(6, 5, 2));
    Model model = Dl4jImport.open(file, shape, List.of("x", "y", "z"));
    assertEquals(List.of("x", "y", "z"), model.classes());
    float[] inputs = values(2 * 60, 6);
    float[] turned = Channels.first(inputs, 2, shape.get());
    INDArray expected = net.output(Nd4j.create(turned, new long[] {2, 2, 6, 5}, 'c'))[0];
    assertArrayEquals(Arrays2d.read(expected), probabilities(model, inputs, 2), 1e-5f);
    assertRefused(file, "does not tell the height and width of its input");
  }

  @Test
  void whatIsNotUnderstoodIsNamed() throws IOException {
    MultiLayerNetwork recurrent =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new LSTM.Builder().nIn(3).nOut(4).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(4)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    recurrent.init();
    Path file = folder.resolve("lstm.zip");
    ModelSerializer.writeModel(recurrent, file.toFile(), true);
    String message =
        assertThrows(
                InputException.class,
                () -> Dl4jImport.open(file, Optional.of(Shape.vector(3)), List.of()))
            .getMessage();
    assertTrue(message.contains("layer '0' (LSTM)"), message);

    Path odd = folder.resolve("odd.zip");
    Path good = saved();
    rewrite(good, odd, "SOFTMAX", "", "preprocessor.bin");
    assertRefused(odd, "holds preprocessor.bin, a serialised Java object, which is never read");
    rewrite(good, odd, "x", "x", "normalizer.bin");
    assertRefused(odd, "holds normalizer.bin");
    rewrite(good, odd, "x", "x", "../evil.sh");
    assertRefused(odd, "holds the unknown entry '../evil.sh'");
    rewrite(good, odd, "org.deeplearning4j.nn.conf.layers.DenseLayer", "com.evil.Layer", null);
    assertRefused(odd, "layer '0' is of the unknown class 'com.evil.Layer'");
    rewrite(good, odd, "ActivationSigmoid", "ActivationCube", null);
    assertRefused(odd, "layer '0' (DenseLayer): the activation Cube is not supported");
    rewrite(good, odd, "\"nout\" : 7", "\"nout\" : 8", null);
    assertRefused(odd, "coefficients, the file has 59");
    Files.writeString(odd, "no zip at all");
    assertRefused(odd, "no readable DL4J model file");
    assertRefused(folder.resolve("none.zip"), "there is no file");
  }

  private Path saved() throws IOException {
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new DenseLayer.Builder().nIn(4).nOut(7).activation(Activation.SIGMOID).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(7)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    net.init();
    Path file = folder.resolve("good.zip");
    ModelSerializer.writeModel(net, file.toFile(), false);
    assertEquals(
        59,
        Dl4jImport.open(file).skeleton().summary().stream().mapToLong(row -> row.weights()).sum());
    return file;
  }

  private static void rewrite(Path from, Path to, String old, String changed, String extra)
      throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream written = new ZipOutputStream(out)) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("configuration.json")) {
          bytes =
              new String(bytes, StandardCharsets.UTF_8)
                  .replace(old, changed)
                  .getBytes(StandardCharsets.UTF_8);
        }
        written.putNextEntry(new ZipEntry(entry.getName()));
        written.write(bytes);
      }
      if (extra != null) {
        written.putNextEntry(new ZipEntry(extra));
        written.write(1);
      }
    }
  }

  private static ConvolutionLayer conv() {
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(4)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.TANH)
        .build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(3)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static INDArray randomParams(long count) {
    return Nd4j.create(values((int) count, 9), new long[] {count}, 'c').castTo(DataType.FLOAT);
  }

  private static float[] values(int count, long seed) {
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }

  private static float[] probabilities(Model model, float[] inputs, int n) {
    float[] logits = new float[n * 3];
    try (Network network = Dl4jEngine.standard().forInference(model.skeleton(), model.weights())) {
      network.logits(inputs, n, logits);
    }
    float[] probabilities = new float[n * 3];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(logits[3 * i + c]);
      }
      for (int c = 0; c < 3; c++) {
        probabilities[3 * i + c] = (float) (Math.exp(logits[3 * i + c]) / sum);
      }
    }
    return probabilities;
  }

  private static void assertRefused(Path file, String expected) {
    String message = assertThrows(InputException.class, () -> Dl4jImport.open(file)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.lines().count() <= 3, message);
  }
}
