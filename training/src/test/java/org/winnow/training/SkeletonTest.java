package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
