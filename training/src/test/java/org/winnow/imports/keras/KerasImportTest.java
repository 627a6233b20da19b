package org.winnow.imports.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.InputException;
import org.winnow.export.Golden;
import org.winnow.training.Model;

/** Files and probabilities are Keras' own: see tests/python/keras_files.py. */
class KerasImportTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = KerasImportTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private static float[] flat(JsonNode node) {
    List<Float> numbers = new ArrayList<>();
    collect(node, numbers);
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i);
    }
    return values;
  }

  private static void collect(JsonNode node, List<Float> into) {
    if (node.isNumber()) {
      into.add(node.floatValue());
    } else {
      node.forEach(each -> collect(each, into));
    }
  }

  private static float[][] rows(JsonNode node) {
    float[][] rows = new float[node.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = flat(node.get(i));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pictures", "tokens", "steps"})
  void saysWhatKerasSays(String name) throws IOException {
    Model model = KerasImport.open(file(name + ".h5"));
    JsonNode golden = new ObjectMapper().readTree(Files.readString(file(name + ".json")));
    float[][] expected = rows(golden.path("probabilities"));
    float[][] found = Golden.of(model, rows(golden.path("inputs"))).probabilities();
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i], 1e-5f);
    }
  }

  @Test
  void allThatHasNoPlaceIsNamed() {
    String refused =
        assertThrows(InputException.class, () -> KerasImport.open(file("unsupported.h5")))
            .getMessage();
    assertTrue(refused.contains("'gru' (GRU): layers of this kind cannot be imported"), refused);
    assertTrue(refused.contains("the activation \"selu\" is not supported"), refused);
  }

  /** None may do more than to be refused, or to be read as a network of the same shape. */
  @Test
  void mutatedFilesAreRefusedInASentence() throws IOException {
    byte[] whole = Files.readAllBytes(file("steps.h5"));
    SplittableRandom random = new SplittableRandom(11);
    int refused = 0;
    for (int i = 0; i < 12; i++) {
      byte[] bytes = whole.clone();
      for (int flips = 1 << random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length / (1 + flips % 3))] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("mutated.h5"), bytes);
      try {
        assertEquals(2, KerasImport.open(file).classes().size());
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith("cannot import " + file), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 0);
  }
}
