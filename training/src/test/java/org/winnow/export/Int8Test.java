package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.export.run.Network8;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.SampleNetworks;

/** Networks in 8-bit numbers: near the floats, and the same bits in Java, C and JavaScript. */
class Int8Test {
  private static final int ROWS = 40;

  private static final String ASK =
      """
      function ask({ classify, SCORES }, rows) {
        for (const row of rows) {
          classify(row);
          console.log(Buffer.from(SCORES.buffer).toString('hex'));
        }
      }
      """;
  private static final String ASK_ONE = "import * as @name@ from './@name@.mjs';\n";
  private static final String ASK_ROWS = "ask(@name@, ";

  @TempDir Path folder;

  /** All operations that there is an 8-bit form of. */
  private static List<Shipment> known() {
    List<Shipment> known = new ArrayList<>();
    List<String> texts = new ArrayList<>(SampleNetworks.texts());
    texts.add("input 6x6x2/conv 4 3x3 same/batchnorm/relu/pool average global/relu/output 3");
    texts.add("input 6x6x2/relu/conv 4 3x3 same relu/pool max 2x2/dense 5/dropout 0.5/output 3");
    texts.add("input 9/batchnorm/dense 5 relu/output 3 sigmoid");
    for (String text : texts) {
      boolean sequence =
          text.contains("lstm") || text.contains("tokens") || text.contains("padded");
      if (!sequence && !text.contains("softmax") && !text.contains("layernorm")) {
        Skeleton skeleton = Skeleton.parse("net" + known.size(), text.replace('/', '\n'));
        Shipment floats = Shipments.of(skeleton, 3);
        int size = skeleton.inputShape().size();
        float[] inputs = SampleNetworks.batch(skeleton, ROWS, 5).inputs();
        float[][] rows =
            IntStream.range(0, ROWS)
                .mapToObj(i -> java.util.Arrays.copyOfRange(inputs, i * size, (i + 1) * size))
                .toArray(float[][]::new);
        known.add(new Shipment(skeleton.name(), floats.model(), rows, Optional.of(rows)));
      }
    }
    return known;
  }

  /** Probabilities are off by less than two hundredths on average. */
  @Test
  void answersNearlyAsTheFloats() {
    for (Shipment shipment : known()) {
      Golden golden = shipment.golden();
      Golden rounded =
          Golden.of(
              Quantiser.of(shipment.model(), shipment.sample().orElseThrow()), shipment.rows(), 3);
      double off = 0;
      for (int i = 0; i < ROWS; i++) {
        for (int c = 0; c < 3; c++) {
          off += Math.abs(golden.probabilities()[i][c] - rounded.probabilities()[i][c]);
        }
      }
      assertTrue(off / (3 * ROWS) < 0.02, shipment.model().skeleton().text() + off / (3 * ROWS));
    }
  }

  @Test
  void givesTheSameBitsInC() throws Exception {
    List<Shipment> known = known();
    assertTrue(known.size() > 20, "only " + known.size());
    for (Shipment shipment : known) {
      Path file = folder.resolve(shipment.name() + ".c");
      shipment.write("c", file);
      int size = shipment.rows()[0].length;
      Path main = folder.resolve(shipment.name() + "-main.c");
      Files.writeString(
          main,
          "#include \""
              + file.getFileName()
              + "\"\n#include <stdio.h>\nint main(void) {\n"
              + "  float in["
              + size
              + "], out[3];\n"
              + "  while (fread(in, sizeof in, 1, stdin) == 1) {\n    "
              + shipment.name()
              + "_scores(in, out);\n    fwrite(out, sizeof out, 1, stdout);\n"
              + "  }\n  return 0;\n}\n");
      byte[] said = Gcc.run(Gcc.compile(main), bytes(shipment.rows()));
      Network8 network = Quantiser.of(shipment.model(), shipment.sample().orElseThrow()).network(3);
      float[][] scores = new float[ROWS][];
      for (int i = 0; i < ROWS; i++) {
        scores[i] = network.scores(shipment.rows()[i], 0).clone();
      }
      assertArrayEquals(bytes(scores), said, shipment.model().skeleton().text());
    }
  }

  @Test
  void givesTheSameBitsInJavaScript() throws Exception {
    StringBuilder main = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (Shipment shipment : known()) {
      Path file = folder.resolve(shipment.name() + ".mjs");
      shipment.write("js", file);
      Files.writeString(file, "\nexport { SCORES };\n", StandardOpenOption.APPEND);
      main.append(ASK_ONE.replace("@name@", shipment.name()))
          .append(ASK_ROWS.replace("@name@", shipment.name()))
          .append(Arrays.deepToString(shipment.rows()))
          .append(");\n");
      Network8 network = Quantiser.of(shipment.model(), shipment.sample().orElseThrow()).network(3);
      for (float[] row : shipment.rows()) {
        byte[] scores = bytes(new float[][] {network.scores(row, 0)});
        expected.append(HexFormat.of().formatHex(scores)).append('\n');
      }
    }
    Path script = Files.writeString(folder.resolve("main.mjs"), ASK + main);
    assertEquals(expected.toString(), Gcc.run(List.of("node", script.toString())));
  }

  private static byte[] bytes(float[][] rows) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows.length * rows[0].length);
    bytes.order(ByteOrder.nativeOrder());
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  @Test
  void bothFormsCheckThemselves() throws Exception {
    Shipment shipment = known().get(0);
    Path file = folder.resolve("small.c");
    shipment.write("c", file);
    String said = Gcc.run(List.of(Gcc.compile(file, "-DNET0_MAIN").toString()));
    assertTrue(said.endsWith("ok\n"), said);
    try (Exported jar = new Exported(shipment, folder)) {
      float[] answer = new float[3];
      Golden golden =
          Golden.of(
              Quantiser.of(shipment.model(), shipment.sample().orElseThrow()), shipment.rows(), 3);
      for (int i = 0; i < ROWS; i++) {
        jar.classify(shipment.rows()[i], answer);
        assertArrayEquals(golden.probabilities()[i], answer);
      }
    }
  }

  @Test
  void refusesLayersThatItDoesNotKnowByName() {
    Skeleton skeleton = Skeleton.parse("net", "input sequence 5x3\nlstm 4\noutput 3");
    Shipment floats = Shipments.of(skeleton, 1);
    Shipment shipment =
        new Shipment("net", floats.model(), floats.rows(), Optional.of(floats.rows()));
    InputException refused =
        assertThrows(InputException.class, () -> shipment.write("c", folder.resolve("net.c")));
    assertEquals(
        "--int8 does not know 'lstm, last step' (layer lstm1); without it "
            + String.join(", ", Formats.names())
            + " do",
        refused.getMessage());
  }
}
