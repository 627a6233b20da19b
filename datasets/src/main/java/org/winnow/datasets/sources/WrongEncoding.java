package org.winnow.datasets.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.winnow.datasets.InputException;

/** Finds the first line of a file that is not text in the expected encoding. */
final class WrongEncoding {
  private final Path file;
  private final Charset charset;
  private final Limits limits;

  WrongEncoding(Path file, Charset charset, Limits limits) {
    this.file = file;
    this.charset = charset;
    this.limits = limits;
  }

  /** What to tell; reads the file again, line by line. */
  InputException explain() {
    try (InputStream in = PackedFile.open(file, limits)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          line.write(b);
        } else if (isText(line.toByteArray())) {
          line.reset();
          number++;
        } else {
          break;
        }
      }
      return at(number);
    } catch (IOException e) {
      return new InputException(file + " is not text in " + charset, e);
    }
  }

  private InputException at(long line) {
    return new InputException(
        file
            + ", line "
            + line
            + ": not text in "
            + charset
            + "; name its encoding, as --encoding windows-1252");
  }

  private boolean isText(byte[] line) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
