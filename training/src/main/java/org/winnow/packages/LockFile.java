package org.winnow.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.SessionLock;

/**
 * The file {@code winnow.lock} beside a notebook: one line for each package that the folder's
 * notebooks use, with its version and the SHA-256 of its file. It belongs under version control
 * with the notebooks; whoever installs from it gets these bytes or a refusal.
 */
public final class LockFile {
  private static final String HEAD =
      "# The packages of this folder's notebooks, written by %package install. Keep it with them.";

  private final Path file;
  private final Path turn;

  /**
   * @param file which need not be there
   * @param turn a file that is locked while this one is changed
   */
  LockFile(Path file, Path turn) {
    this.file = file;
    this.turn = turn;
  }

  /** Its name, for messages. */
  String shown() {
    return file.getFileName().toString();
  }

  /**
   * All lines, by name.
   *
   * @throws InputException naming the line that is none
   */
  public Map<PackageName, LockLine> lines() {
    Map<PackageName, LockLine> lines = new TreeMap<>();
    int number = 0;
    for (String text : text()) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      LockLine line;
      try {
        line = LockLine.parse(text.strip());
      } catch (InputException e) {
        throw new InputException(file + ", line " + number + ": " + e.getMessage(), e);
      }
      if (lines.put(line.coordinates().name(), line) != null) {
        throw new InputException(
            file
                + ", line "
                + number
                + ": a second line for "
                + line.coordinates().name()
                + "; leave one of them in");
      }
    }
    return lines;
  }

  private List<String> text() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new InputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The line of a package, if there is one. */
  public Optional<LockLine> of(PackageName name) {
    return Optional.ofNullable(lines().get(name));
  }

  /**
   * Refuses a file that is not the one locked, where this very version is.
   *
   * @param sha256 of the file
   */
  void require(PackageCoordinates coordinates, String sha256) {
    of(coordinates.name())
        .filter(line -> line.coordinates().equals(coordinates))
        .ifPresent(line -> line.require(sha256, shown()));
  }

  /** Puts a line in place of an earlier one of the same name, which is given back. */
  Optional<LockLine> put(LockLine line) {
    return change(lines -> Optional.ofNullable(lines.put(line.coordinates().name(), line)));
  }

  /** Takes the line of a name out and gives it back. */
  Optional<LockLine> remove(PackageName name) {
    return change(lines -> Optional.ofNullable(lines.remove(name)));
  }

  private interface Change {
    Optional<LockLine> to(Map<PackageName, LockLine> lines);
  }

  private Optional<LockLine> change(Change change) {
    try {
      SessionLock alone = SessionLock.take(turn, "another kernel has been installing");
      try {
        return changeAlone(change);
      } finally {
        alone.close();
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot write " + file + ": " + e.getMessage() + "; it is as it was", e);
    }
  }

  private Optional<LockLine> changeAlone(Change change) throws IOException {
    Map<PackageName, LockLine> before = lines();
    Map<PackageName, LockLine> after = new TreeMap<>(before);
    Optional<LockLine> earlier = change.to(after);
    if (!after.equals(before)) {
      write(after.values());
    }
    return earlier;
  }

  private void write(Collection<LockLine> lines) throws IOException {
    List<String> text = new ArrayList<>(List.of(HEAD));
    lines.forEach(line -> text.add(line.toString()));
    Path beside = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(beside, String.join("\n", text) + "\n");
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
