package org.winnow.kernel.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with a file for each session, {@code NUMBER.jsonl}, one JSON object a line for each
 * cell.
 *
 * <p>Only the kernel that made a file writes to it, so that any number of kernels share a folder
 * without locks, on network drives too. Lines that a crash or an editor broke are passed over.
 */
final class SessionFolder {
  private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.jsonl");

  private final Path folder;
  private final Limits limits;

  /**
   * How much is kept.
   *
   * @param sessions how many sessions
   * @param bytes how much in all sessions, the oldest going first
   * @param sessionBytes how much in one session, its oldest half going first
   */
  record Limits(int sessions, long bytes, long sessionBytes) {
    /** Years of notebooks for most people, a fifth of a second to search. */
    static final Limits USUAL = new Limits(2_000, 16 << 20, 4 << 20);
  }

  SessionFolder(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** The numbers of the sessions, in order; none where the folder cannot be read. */
  List<Integer> sessions() {
    return List.copyOf(files().keySet());
  }

  private TreeMap<Integer, Path> files() {
    TreeMap<Integer, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(
          file -> {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
              files.put(Integer.parseInt(name.group(1)), file);
            }
          });
    } catch (IOException | UncheckedIOException | SecurityException unreadable) {
      return files;
    }
    return files;
  }

  /** The cells of a session in order; none where it has no file that can be read. */
  List<PastCell> cells(int session) {
    return lines(file(session)).flatMap(line -> PastCell.read(session, line).stream()).toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      // Not Files.lines, which refuses a file for one broken character.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }

  /** Begins a session: makes its file, whose number no other kernel has. */
  int begin() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectories(folder, forOwnerOnly());
    }
    prune();
    int number = sessions().stream().reduce(0, Math::max) + 1;
    while (true) {
      try {
        Files.createFile(file(number));
        return number;
      } catch (FileAlreadyExistsException another) {
        number++;
      }
    }
  }

  /** Adds a cell to the end of its session. */
  void append(PastCell cell) throws IOException {
    Path file = file(cell.session());
    Files.write(file, cell.written(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (Files.size(file) > limits.sessionBytes()) {
      halve(file);
    }
  }

  private void halve(Path file) throws IOException {
    List<String> lines = lines(file).toList();
    Path fresh = Files.createTempFile(folder, "half", ".tmp");
    Files.write(fresh, lines.subList(lines.size() / 2 + 1, lines.size()));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void prune() throws IOException {
    TreeMap<Integer, Path> files = files();
    long bytes = 0;
    for (Path file : files.values()) {
      bytes += size(file);
    }
    while (files.size() >= limits.sessions() || bytes > limits.bytes()) {
      Path oldest = files.pollFirstEntry().getValue();
      bytes -= size(oldest);
      Files.deleteIfExists(oldest);
    }
  }

  /** The size of a file, which another kernel may just have pruned. */
  private static long size(Path file) {
    return file.toFile().length();
  }

  private Path file(int session) {
    return folder.resolve("%06d.jsonl".formatted(session));
  }

  private FileAttribute<?>[] forOwnerOnly() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
