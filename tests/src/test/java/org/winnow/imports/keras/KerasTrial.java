package org.winnow.imports.keras;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.InputException;
import org.winnow.training.Model;

/** A file of Keras read in this process, for files of which many share one. */
public final class KerasTrial {
  private KerasTrial() {}

  /**
   * Reads a file as a child would, and makes a model of what it would give.
   *
   * @throws InputException where it is refused
   */
  public static Model open(Path file) throws IOException {
    Path given = file.resolveSibling(file.getFileName() + ".given");
    OutputStream write = new BufferedOutputStream(Files.newOutputStream(given));
    try (DataOutputStream out = new DataOutputStream(write)) {
      KerasChild.answer(file, out);
    }
    InputStream read = new BufferedInputStream(Files.newInputStream(given));
    try (DataInputStream in = new DataInputStream(read)) {
      return KerasImport.of(file, KerasFile.read(in, KerasFile.limits(file).heapBytes()));
    }
  }
}
