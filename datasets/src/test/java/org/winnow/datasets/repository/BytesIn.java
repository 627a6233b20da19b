package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;

/** Searches a folder for bytes: every file as it is and inflated, and every object of git. */
final class BytesIn {
  private final String needle;

  BytesIn(byte[] needle) {
    this.needle = latin(needle);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Where the bytes are. */
  List<String> folder(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] all = Files.readAllBytes(file);
        if (has(all) || has(inflated(all))) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    try (FileRepository git = new FileRepository(folder.toFile())) {
      for (Pack pack : git.getObjectDatabase().getPacks()) {
        for (PackIndex.MutableEntry entry : pack) {
          File file = pack.getPackFile();
          if (has(git.open(entry.toObjectId()).getCachedBytes(Integer.MAX_VALUE))) {
            found.add(file.getName() + " " + entry.toObjectId().name());
          }
        }
      }
    }
    return found;
  }

  private boolean has(byte[] bytes) {
    return latin(bytes).contains(needle);
  }

  private static byte[] inflated(byte[] bytes) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return new byte[0]; // it is not compressed
    } finally {
      inflater.end();
    }
  }
}
