package org.winnow.datasets.sources;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/**
 * Finds the examples of a folder, a file each, with their class and, where folders say so, split.
 */
final class ClassFolders {
  /** The folder of examples without a label. */
  static final String UNLABELLED = "unlabelled";

  private static final int DEEPEST = 16;

  /**
   * One example.
   *
   * @param label null for none
   */
  record Entry(Path file, String label, Optional<Split> split) {}

  private final Path root;
  private final Limits limits;
  private final Predicate<String> wanted;
  private final List<Entry> entries = new ArrayList<>();
  private int others;

  private ClassFolders(Path root, Limits limits, Predicate<String> wanted) {
    this.root = root;
    this.limits = limits;
    this.wanted = wanted;
  }

  /**
   * Files by folder: {@code CLASS/…}, or {@code train/CLASS/…} and {@code test/CLASS/…}. Those in
   * {@code unlabelled/} and directly in the folder have no label. In the order of their paths.
   *
   * @param wanted whether a file of this name is an example
   * @throws InputException where a link leads out of the folder, or it cannot be read
   */
  static ClassFolders of(Path root, Limits limits, Predicate<String> wanted) {
    ClassFolders list = new ClassFolders(root, limits, wanted);
    try {
      list.find();
    } catch (IOException e) {
      throw new InputException(root + " cannot be read: " + e.getMessage(), e);
    }
    return list;
  }

  List<Entry> entries() {
    return entries;
  }

  /** How many files were none. */
  int others() {
    return others;
  }

  private void find() throws IOException {
    Path real = root.toRealPath();
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
              throws IOException {
            refuseOutside(folder, real);
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            refuseOutside(file, real);
            if (files.size() == limits.entries()) {
              throw new InputException(
                  root + " has more than " + limits.entries() + " files, the limit");
            }
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    boolean splitFolders = hasSplitFolders();
    files.stream().filter(f -> !isHidden(f)).sorted().forEach(file -> add(file, splitFolders));
  }

  private static void refuseOutside(Path file, Path root) throws IOException {
    if (!file.toRealPath().startsWith(root)) {
      throw new InputException(
          file + " leads out of the folder, to " + file.toRealPath() + "; nothing was read");
    }
  }

  private void add(Path file, boolean splitFolders) {
    if (!wanted.test(file.getFileName().toString())) {
      others++;
      return;
    }
    Path inside = root.relativize(file);
    int depth = splitFolders ? 1 : 0;
    String label = inside.getNameCount() > depth + 1 ? inside.getName(depth).toString() : null;
    Optional<Split> split = splitFolders ? split(inside.getName(0).toString()) : Optional.empty();
    boolean labelled = label != null && !label.equalsIgnoreCase(UNLABELLED);
    entries.add(new Entry(file, labelled ? label : null, split));
  }

  /** Whether there are folders named after splits, one of them train, and no others. */
  private boolean hasSplitFolders() throws IOException {
    try (Stream<Path> top = Files.list(root)) {
      List<String> folders =
          top.filter(Files::isDirectory)
              .filter(f -> !isHidden(f))
              .map(f -> f.getFileName().toString())
              .filter(f -> !f.equalsIgnoreCase(UNLABELLED))
              .toList();
      return folders.stream().anyMatch(f -> split(f).equals(Optional.of(Split.TRAIN)))
          && folders.stream().allMatch(f -> split(f).isPresent());
    }
  }

  private static Optional<Split> split(String folder) {
    return switch (folder.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Split.TRAIN);
      case "val", "valid", "validation" -> Optional.of(Split.VALIDATION);
      case "test", "testing" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }

  private static boolean isHidden(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && !name.equals(".") && !name.equals("..");
  }
}
