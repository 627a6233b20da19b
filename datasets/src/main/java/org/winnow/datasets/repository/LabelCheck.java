package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;

/**
 * What a git host's checks find wrong with the labels of a commit, in a label repository or a plain
 * clone of one. Objects of git are read and nothing else: no hook, filter or configuration of the
 * repository has a say, and no session is opened.
 *
 * @param commit the id of what was checked
 * @param base the id of what it was compared with
 * @param findings in the order of their kinds
 * @param notes sentences on what was looked at and what could not be
 * @param fresh full ids of examples that are new or judged otherwise than in the base; all where
 *     there is none
 * @param data the examples with their bytes; empty where these are not here, or lines are wrong
 */
public record LabelCheck(
    String commit,
    Optional<String> base,
    List<CheckFinding> findings,
    List<String> notes,
    Set<String> fresh,
    Optional<Dataset> data) {
  public LabelCheck {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
    fresh = Collections.unmodifiableSet(fresh);
  }

  /**
   * Checks the commit that a folder has checked out.
   *
   * @param folder a label repository, or a clone of one with or without files
   * @param against a branch, of the folder or its remote origin, a tag or a commit
   * @throws InputException where there is no repository, or no such commit
   */
  public static LabelCheck of(Path folder, Optional<String> against) {
    return Durable.saving("checking", folder, () -> checked(folder, against));
  }

  private static LabelCheck checked(Path folder, Optional<String> against) throws IOException {
    Path place = gitFolder(folder);
    try (GitStore git = GitStore.open(place)) {
      ObjectId head = git.repository().resolve("HEAD^{commit}");
      if (head == null) {
        throw new InputException(folder + " has no commit checked out");
      }
      Optional<ObjectId> base = Optional.empty();
      if (against.isPresent()) {
        base = Optional.of(base(git, against.get(), head));
      }
      return new Work(git, new RepositoryFolder(place).blobs(), head, base).checked();
    }
  }

  private static Path gitFolder(Path folder) {
    Path inside = folder.resolve(".git");
    if (Files.isDirectory(inside)) {
      return inside;
    }
    if (Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))) {
      return folder;
    }
    throw new InputException(folder + " is no git repository; name a clone of a label repository");
  }

  private static ObjectId base(GitStore git, String against, ObjectId head) throws IOException {
    InputException first;
    try {
      return Revisions.resolve(git, against, head);
    } catch (InputException e) {
      first = e;
    }
    try {
      return Revisions.resolve(git, "refs/remotes/origin/" + against, head);
    } catch (InputException e) {
      throw new InputException(
          "there is no '"
              + against
              + "' here to compare with; a clone of one commit lacks it (in a workflow:"
              + " fetch-depth: 0)",
          first);
    }
  }

  /** The looking itself. */
  private record Work(GitStore git, BlobStore blobs, ObjectId head, Optional<ObjectId> from) {
    LabelCheck checked() throws IOException {
      List<CheckFinding> found = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      CommitFiles files;
      try {
        files = CommitFiles.read(git, head);
      } catch (InputException e) {
        found.add(new CheckFinding(CheckFinding.Kind.FORMAT, e.getMessage(), List.of()));
        return result(found, notes, Set.of(), Optional.empty());
      }
      CheckedRows rows = CheckedRows.read(git, files);
      found.addAll(rows.wrong());
      classes(files, found);
      Map<String, CheckedRows.Row> before = before();
      CopyCheck copies = new CopyCheck(rows.rows(), before);
      found.addAll(copies.findings());
      from.ifPresent(base -> drift(rows.rows(), before, found, notes));
      Set<String> fresh =
          rows.rows().values().stream()
              .filter(CheckedRows.Row::present)
              .filter(copies::isNew)
              .map(CheckedRows.Row::id)
              .collect(Collectors.toSet());
      notes.add(
          rows.rows().values().stream().filter(CheckedRows.Row::present).count()
              + " examples, "
              + fresh.size()
              + (from.isPresent()
                  ? " of them new or judged otherwise than in the base"
                  : " checked"));
      return result(found, notes, fresh, data(rows, notes));
    }

    private LabelCheck result(
        List<CheckFinding> found, List<String> notes, Set<String> fresh, Optional<Dataset> data) {
      return new LabelCheck(head.name(), from.map(ObjectId::name), found, notes, fresh, data);
    }

    /** A base with wrong lines is no reason to refuse what mends them: what can be read counts. */
    private Map<String, CheckedRows.Row> before() throws IOException {
      if (from.isEmpty()) {
        return Map.of();
      }
      try {
        return CheckedRows.read(git, CommitFiles.read(git, from.get())).rows();
      } catch (InputException e) {
        return Map.of();
      }
    }

    private static void classes(CommitFiles files, List<CheckFinding> found) {
      Map<String, String> seen = new TreeMap<>();
      for (Vocabulary.Entry entry : files.vocabulary().entries()) {
        String plain = entry.name().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        String other = seen.put(plain, entry.name());
        String said =
            plain.isEmpty()
                ? "class " + entry.id() + " has no name"
                : other == null
                    ? ""
                    : "classes '" + other + "' and '" + entry.name() + "' have all but one name";
        if (!said.isEmpty()) {
          found.add(new CheckFinding(CheckFinding.Kind.VOCABULARY, said, List.of()));
        }
      }
    }

    private static void drift(
        Map<String, CheckedRows.Row> rows,
        Map<String, CheckedRows.Row> before,
        List<CheckFinding> found,
        List<String> notes) {
      Optional<ClassDrift> drift =
          ClassDrift.between(ClassDrift.counts(before), ClassDrift.counts(rows));
      if (drift.isEmpty()) {
        notes.add("class drift: not enough labels to compare");
      } else if (drift.get().p() < ClassDrift.NO_CHANCE) {
        String said = "the shares of classes are others than in the base: " + drift.get();
        found.add(new CheckFinding(CheckFinding.Kind.DRIFT, said, List.of()));
      } else {
        notes.add("class drift: none beyond chance (" + drift.get() + ")");
      }
    }

    private Optional<Dataset> data(CheckedRows rows, List<String> notes) throws IOException {
      if (!rows.wrong().isEmpty()) {
        notes.add("near copies and models: not looked at, since lines are wrong");
        return Optional.empty();
      }
      if (!Files.isDirectory(blobs.folder())) {
        notes.add("near copies and models: not looked at, the bytes of examples are not here");
        return Optional.empty();
      }
      try {
        // A folder without remotes: what a repository names as its own is not asked for bytes.
        Elsewhere nowhere = new Elsewhere(blobs.folder(), Access.ofUser());
        return Optional.of(
            new Checkout.Reader(git, new BlobSource(blobs, nowhere)).read(head).data());
      } catch (InputException e) {
        notes.add("near copies and models: not looked at: " + e.getMessage());
        return Optional.empty();
      }
    }
  }
}
