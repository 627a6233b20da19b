package org.winnow.tests.packages;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.imports.child.Orders;
import org.winnow.imports.keras.KerasTrial;
import org.winnow.imports.onnx.OnnxTrial;

/**
 * The program of a process with limits that opens many spoilt files, one after the other: for each
 * it gives {@link #OPENED}, a sentence, or {@link #TROUBLE} and what is wrong. What ends it is no
 * business of its own.
 */
final class SpoiltTrial {
  static final String OPENED = "opened";
  static final String TROUBLE = "trouble: ";

  private static final int LONGEST = 4_000;

  private SpoiltTrial() {}

  /** Takes a file with all of them. */
  public static void main(String[] arguments) throws IOException {
    Orders.endWithInput();
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    Dataset data = examples();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      for (int left = in.readInt(); left > 0; left--) {
        String suffix = in.readUTF();
        Path file = Path.of(arguments[0]).resolveSibling("spoilt" + suffix);
        Files.write(file, in.readNBytes(in.readInt()));
        String verdict = verdict(() -> open(file, suffix, data));
        out.writeUTF(verdict.substring(0, Math.min(LONGEST, verdict.length())));
        out.flush();
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /** What files are asked about. */
  static Dataset examples() {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    return digits.select(IntStream.range(0, 20).toArray());
  }

  private static void open(Path file, String suffix, Dataset data) throws IOException {
    if (suffix.equals(".onnx")) {
      OnnxTrial.run(file, data);
    } else {
      KerasTrial.open(file);
    }
  }

  /** Something that opens a file. */
  interface Opening {
    void open() throws IOException;
  }

  static String verdict(Opening opening) throws IOException {
    try {
      opening.open();
    } catch (InputException e) {
      return e.getMessage().isBlank() ? TROUBLE + "no word why" : e.getMessage();
    } catch (RuntimeException e) {
      return TROUBLE + e + " at " + e.getStackTrace()[0];
    }
    return Planted.BROUGHT_TO_LIFE.get() > 0 ? TROUBLE + "an object was deserialised" : OPENED;
  }
}
