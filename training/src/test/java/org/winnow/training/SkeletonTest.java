package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Shape;

class SkeletonTest {
  private static final String DIGITS =
      """
      # a small network for 8x8 pictures
      input 8x8x1
      conv 16 3x3 same relu   // 16 filters
      conv 32 3x3 same relu

      pool max 2x2
      dropout .25
      dense 64 relu
      output 10 softmax
      """;

  @Test
  void textAndBuilderGiveEqualValues() {
    Skeleton built =
        Skeleton.builder("digits")
            .input(8, 8, 1)
            .layer(Conv.of(16, 3).same().then(Activation.RELU))
            .layer(Conv.of(32, 3).same().then(Activation.RELU))
            .layer(Pool.max(2))
            .layer(new LayerSpec.Dropout(0.25))
            .layer(Dense.of(64).then(Activation.RELU))
            .output(10)
            .build();
    assertEquals(built, Skeleton.parse("digits", DIGITS));
    assertEquals(built.hashCode(), Skeleton.parse("digits", DIGITS).hashCode());
    assertNotEquals(built, Skeleton.parse("other", DIGITS));
  }

  @Test
  void branchesAreNamedAndJoined() {
    Skeleton built =
        Skeleton.builder("branches")
            .input(8, 8, 3)
            .layer("left", Conv.of(4, 3).same())
            .layer("right", Conv.of(4, 5).same(), "input")
            .layer("sum", new LayerSpec.Add(), "left", "right")
            .layer(new LayerSpec.Concat(), List.of("sum", "left"))
            .output(2)
            .build();
    String text =
        """
        input 8x8x3
        left = conv 4 3x3 same
        right = conv 4 5x5 same <- input
        sum = add <- left, right
        concat <- sum left
        output 2
        """;
    assertEquals(built, Skeleton.parse("branches", text));
    assertEquals(new Shape(8, 8, 8), built.shape("concat1"));
    assertEquals(text.replace("sum left", "sum, left"), built.text());
  }

  @Test
  void canonicalTextParsesToTheSameValue() {
    String everything =
        """
        input 32x24x3
        conv 8 5x3 stride 2x1 pad 2 leakyrelu
        stem = batchnorm
        depthwise 3x3 same silu
        conv 8 1x1
        gelu
        add <- stem, gelu1
        pool average 3x3 stride 2 same
        a = pool max global
        b = pool average global <- pool1
        concat <- a, b
        flatten
        dropout 0.5
        dense 12 tanh
        elu
        sigmoid
        output 4
        """;
    Skeleton skeleton = Skeleton.parse("all", everything);
    assertEquals(everything, skeleton.text());
    assertEquals(skeleton, Skeleton.parse("all", skeleton.text()));
  }

  @Test
  void wordsMayBeWrittenInSeveralWays() {
    Skeleton one =
        Skeleton.parse("n", "INPUT 8x8\nConv 4 3 Same SWISH\npool avg 2\nflatten\noutput 3");
    Skeleton two =
        Skeleton.parse(
            "n",
            "input 8x8x1\r\nconv 4 3x3 silu same stride 1\r\npool mean 2x2 stride 2 valid\r\n"
                + "flatten ← pool1\r\noutput 3");
    assertEquals(one, two);
  }

  @Test
  void sequencesAndTokensAreWrittenAndRead() {
    String text =
        """
        input tokens 100 vocab 5000 padded
        embedding 64
        conv 32 5x1 dilation 2 same relu
        layernorm
        lstm 16 all
        lstm 8
        output 2
        """;
    Skeleton built =
        Skeleton.builder("words")
            .input(Input.tokens(100, 5000).filledUp())
            .layer(Embedding.of(64))
            .layer(Conv.along(32, 5).dilation(2).same().then(Activation.RELU))
            .layer(new LayerNorm())
            .layer(Lstm.of(16).everyStep())
            .layer(Lstm.of(8))
            .output(2)
            .build();
    assertEquals(text, built.text());
    assertEquals(built, Skeleton.parse("words", text));
    assertEquals(
        built,
        Skeleton.parse(
            "words", text.replace("conv 32 5x1 dilation 2 same", "conv1d 32 5 same dilation 2")));
    assertEquals(new Embedding(5000, 64), built.layers().get(1).spec());
    Skeleton rows =
        Skeleton.parse("rows", "input sequence 28x20\nconv1d 4 3 pad 1 stride 2\nlstm 5\noutput 3");
    assertEquals("input 28x1x20\nconv 4 3x1 stride 2x1 pad 1x0\nlstm 5\noutput 3\n", rows.text());
    assertEquals(rows, Skeleton.parse("rows", rows.text()));
    assertEquals(new Shape(14, 1, 4), rows.shape("conv1"));
    assertEquals("input sequence 28x20 padded", Input.sequence(28, 20).filledUp().text());
  }

  /** By hand: embedding 9·4, lstm 4·(4 + 3 + 1)·3 with forget biases of 1, layernorm 2·3. */
  @Test
  void sequenceLayersCountTheirWeights() {
    Skeleton net =
        Skeleton.parse(
            "n", "input tokens 5 vocab 9\nembedding 4\nlstm 3 all\nlayernorm\nlstm 3\noutput 2");
    assertEquals(
        List.of(0L, 36L, 96L, 6L, 84L, 8L),
        net.summary().stream().map(LayerSummary::weights).toList());
    assertEquals(5 * 12 * (4 + 3L), net.summary().get(2).multiplyAdds());
    assertEquals(
        "0.0 0.0 0.0 1.0 1.0 1.0 0.0 0.0 0.0 0.0 0.0 0.0",
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> "" + Weights.initial(net, 1).values("lstm1/b")[i])
            .collect(java.util.stream.Collectors.joining(" ")));
  }

  /** Even numbers within ±a have the deviation a / √3. */
  @Test
  void vectorsOfTokensBeginSmall() {
    Skeleton net =
        Skeleton.parse("n", "input tokens 5 vocab 500\nembedding 40\npool max global\noutput 2");
    float[] values = Weights.initial(net, 1).values("embedding1/W");
    double squares = 0;
    for (float value : values) {
      assertTrue(Math.abs(value) <= Math.sqrt(3) / 10);
      squares += value * value;
    }
    assertEquals(0.1, Math.sqrt(squares / values.length), 0.002);
  }

  /** By hand: tokens after the last that is not 0 are padding, one step always stays. */
  @Test
  void aPaddedExampleEndsWithItsLastValue() {
    Input tokens = Input.tokens(4, 9).filledUp();
    assertEquals(3, tokens.steps(new float[] {9, 2, 0, 7, 0}, 1));
    assertEquals(1, tokens.steps(new float[4], 0));
    assertEquals(4, Input.tokens(4, 9).steps(new float[4], 0));
    Input pairs = Input.sequence(3, 2).filledUp();
    assertEquals(2, pairs.steps(new float[] {0, 0, 0, 5, 0, 0}, 0));
    assertEquals(2, pairs.steps(new float[] {0, 0, 5, 0, 0, 0}, 0));
  }

  /** By hand: conv (3·3·1+1)·16, (3·3·16+1)·32, dense 4·4·32·64+64, output 64·10+10. */
  @Test
  void summaryCountsShapesWeightsAndMultiplyAdds() {
    List<LayerSummary> rows = Skeleton.parse("digits", DIGITS).summary();
    assertEquals(
        List.of("8x8x1", "8x8x16", "8x8x32", "4x4x32", "4x4x32", "64", "10"),
        rows.stream().map(r -> r.output().toString()).toList());
    assertEquals(
        List.of(0L, 160L, 4640L, 0L, 0L, 32832L, 650L),
        rows.stream().map(LayerSummary::weights).toList());
    assertEquals(
        List.of(0L, 9216L, 294912L, 0L, 0L, 32768L, 640L),
        rows.stream().map(LayerSummary::multiplyAdds).toList());
    assertEquals("conv1", rows.get(1).name());
    assertEquals("conv 16 3x3 same relu", rows.get(1).operation());
  }

  /** Output sizes by hand: floor((in + 2·pad − window) / stride) + 1, same: ceil(in / stride). */
  @Test
  void windowsGiveTheSizesOfTheTextbook() {
    assertEquals("7x6x4", convolved("conv 4 2x3", 8, 8));
    assertEquals("4x4x4", convolved("conv 4 3x3 stride 2 same", 8, 8));
    assertEquals("5x5x4", convolved("conv 4 3x3 stride 2 same", 9, 9));
    assertEquals("3x3x4", convolved("conv 4 3x3 stride 2", 8, 8));
    assertEquals("10x10x4", convolved("conv 4 3x3 pad 2", 8, 8));
    assertEquals("4x3x1", convolved("pool max 2x2 stride 2x3", 8, 8));
    assertEquals("4x4x1", convolved("pool average 3x3 stride 2 pad 1", 8, 8));
    assertEquals("6x6x1", convolved("depthwise 3x3", 8, 8));
  }

  private static String convolved(String line, int height, int width) {
    Skeleton s =
        Skeleton.parse("n", "input " + height + "x" + width + "x1\nnamed = " + line + "\noutput 2");
    return s.shape("named").toString();
  }
}
