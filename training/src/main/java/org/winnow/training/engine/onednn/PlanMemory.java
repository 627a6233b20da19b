package org.winnow.training.engine.onednn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;
import org.winnow.datasets.sources.Caches;

/**
 * What was found out about plans on this machine, kept in a small file for each: whether the
 * compiled gradients are right, and how many threads are quickest. One thread of one process finds
 * out at a time: two that time the same machine would measure each other.
 */
final class PlanMemory {
  private static final String FOLDER = "winnow.engine.memory";
  private static final int NAME_LENGTH = 32;

  private final Path folder;
  private final Turns turns;

  PlanMemory(Path folder) {
    this.folder = folder;
    this.turns = new Turns(folder.resolve("finding.lock"));
  }

  /** The user's own, in the cache; the system property {@value #FOLDER} names another place. */
  static PlanMemory here() {
    String named = System.getProperty(FOLDER, "");
    return new PlanMemory(
        named.isBlank() ? Caches.fromEnvironment(System.getenv()).place("engine") : Path.of(named));
  }

  /**
   * What is remembered of a plan under a word; else what is found out now. Where nothing can be
   * written, it will be found out again.
   */
  String recall(String plan, String word, Supplier<String> findOut) {
    String known = read(plan).getProperty(word);
    return known == null ? turns.alone(() -> found(plan, word, findOut)) : known;
  }

  /** Whether something is remembered of a plan under a word. */
  boolean knows(String plan, String word) {
    return read(plan).containsKey(word);
  }

  private String found(String plan, String word, Supplier<String> findOut) {
    String meanwhile = read(plan).getProperty(word);
    if (meanwhile != null) {
      return meanwhile;
    }
    String found = findOut.get();
    remember(plan, word, found);
    return found;
  }

  private void remember(String plan, String word, String what) {
    Properties all = read(plan);
    all.setProperty(word, what);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "plan", ".new");
      try (OutputStream out = Files.newOutputStream(fresh)) {
        all.store(out, null);
      }
      Files.move(fresh, file(plan), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      // As promised: no harm but the time.
    }
  }

  private Properties read(String plan) {
    Properties all = new Properties();
    if (Files.isReadable(file(plan))) {
      try (InputStream in = Files.newInputStream(file(plan))) {
        all.load(in);
      } catch (IOException | IllegalArgumentException damaged) {
        return new Properties();
      }
    }
    return all;
  }

  private Path file(String plan) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(plan.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH) + ".txt");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
