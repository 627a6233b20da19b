package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was erased from a repository's folder on request: the file {@code winnow/forgotten}. From
 * the moment an example's line is there, no commit shows the example, and its bytes are not taken
 * in again.
 *
 * @param lines one for each erased example
 * @param packs names of the packs that held erased bytes; they are not fetched again
 */
record ForgottenList(List<Line> lines, Set<String> packs) {
  private static final String FILE = "forgotten";
  private static final String HEAD = "winnow-forgotten";
  private static final String EXAMPLE = "example";
  private static final String PACK = "pack";
  private static final ForgottenList EMPTY = new ForgottenList(List.of(), Set.of());

  ForgottenList {
    lines = List.copyOf(lines);
    packs = Set.copyOf(packs);
  }

  /**
   * An erased example.
   *
   * @param done whether its bytes are gone; else the erasing was interrupted
   * @param hashes of all bytes that it ever had
   */
  record Line(Tombstone tombstone, boolean done, List<String> hashes) {
    Line carriedOut() {
      return new Line(tombstone, true, hashes);
    }

    String text() {
      Tombstone t = tombstone;
      return Fields.line(
          EXAMPLE,
          t.id(),
          done ? "done" : "begun",
          t.when().getEpochSecond(),
          t.by(),
          t.why(),
          String.join(",", hashes));
    }

    static Line read(LineCursor line) {
      line.require(7, 7);
      Instant when = Instant.ofEpochSecond(Long.parseLong(line.raw(3)));
      return new Line(
          new Tombstone(line.string(1), when, line.string(4), line.string(5)),
          line.raw(2).equals("done"),
          line.raw(6).isEmpty() ? List.of() : List.of(line.raw(6).split(",")));
    }
  }

  /** The list beside a store of bytes, empty where nothing was ever erased. */
  static ForgottenList of(BlobStore blobs) throws IOException {
    Path file = file(blobs);
    if (!Files.exists(file)) {
      return EMPTY;
    }
    List<Line> lines = new ArrayList<>();
    Set<String> packs = new TreeSet<>();
    LineCursor line = new LineCursor(FILE, Files.readAllBytes(file));
    while (line.next()) {
      switch (line.raw(0)) {
        case EXAMPLE -> lines.add(Line.read(line));
        case PACK -> packs.add(line.raw(1));
        case HEAD -> line.require(2, 2);
        default -> throw line.wrong("has the unknown record '" + line.raw(0) + "'");
      }
    }
    return new ForgottenList(lines, packs);
  }

  private static Path file(BlobStore blobs) {
    return blobs.folder().resolveSibling(FILE);
  }

  /** Makes this the list of a store; when it returns, that lasts. */
  void save(BlobStore blobs) throws IOException {
    StringBuilder text = new StringBuilder(Fields.line(HEAD, 1)).append('\n');
    lines.forEach(line -> text.append(line.text()).append('\n'));
    new TreeSet<>(packs).forEach(pack -> text.append(Fields.line(PACK, pack)).append('\n'));
    Durable.replace(file(blobs), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  ForgottenList with(List<Line> more) {
    List<Line> all = new ArrayList<>(lines);
    all.addAll(more);
    return new ForgottenList(all, packs);
  }

  ForgottenList withPacks(Set<String> more) {
    Set<String> all = new TreeSet<>(packs);
    all.addAll(more);
    return new ForgottenList(lines, all);
  }

  ForgottenList carriedOut() {
    return new ForgottenList(lines.stream().map(Line::carriedOut).toList(), packs);
  }

  /** Those whose erasing was interrupted. */
  List<Line> begun() {
    return lines.stream().filter(line -> !line.done()).toList();
  }

  Optional<Tombstone> of(String id) {
    return lines.stream().map(Line::tombstone).filter(t -> t.id().equals(id)).findFirst();
  }

  /** Whether an example and all these bytes of it are in the list. */
  boolean covers(String id, List<String> hashes) {
    return of(id).isPresent() && hashes.stream().allMatch(hash -> ofBytes(hash).isPresent());
  }

  /** Whose bytes these were, if they were erased. */
  Optional<Tombstone> ofBytes(String hash) {
    return lines.stream()
        .filter(line -> line.hashes().contains(hash))
        .map(Line::tombstone)
        .findFirst();
  }

  /** Hashes of all erased bytes, in order. */
  TreeSet<byte[]> hashes() {
    TreeSet<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
    for (Line line : lines) {
      line.hashes().forEach(hash -> all.add(HexFormat.of().parseHex(hash)));
    }
    return all;
  }
}
