package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

class PendingEditsTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(40);
  private final LabelEdit first = relabel(data, 0, "7", BY_ANNA);
  private final LabelEdit second = relabel(data, 1, "6", BY_ANNA);

  private Path place() {
    return folder.resolve("labels");
  }

  private Path journal() {
    return place().resolve("winnow/sessions/default/journal");
  }

  private DatasetRepository open() {
    return DatasetRepository.open(place(), options());
  }

  /** A repository with two pending groups; gives the journal's length after the first. */
  private long twoPending() throws IOException {
    try (DatasetRepository repository = DatasetRepository.create(place(), data, "In", options())) {
      repository.edit(List.of(first));
      long length = Files.size(journal());
      repository.edit(List.of(second));
      return length;
    }
  }

  @Test
  void aTornLastRecordIsLeftOutWithANotice() throws IOException {
    int whole = (int) twoPending();
    byte[] all = Files.readAllBytes(journal());
    for (int length = whole; length < all.length; length++) {
      Files.write(journal(), Arrays.copyOf(all, length));
      JournalFile.Content content = JournalFile.read(journal());
      assertEquals(2, content.records().size(), "cut at " + length);
      assertEquals(length - whole, content.torn().length);
    }
    for (int length : new int[] {whole, whole + 1, all.length - 1}) {
      Files.write(journal(), Arrays.copyOf(all, length));
      try (DatasetRepository repository = open()) {
        assertEquals(List.of(first), repository.pending(), "cut at " + length);
        assertEquals(length > whole, repository.notices().get(0).contains("no whole edit"));
      }
    }
  }

  @Test
  void editsGoOnAfterATornRecord() throws IOException {
    int whole = (int) twoPending();
    byte[] all = Files.readAllBytes(journal());
    Files.write(journal(), Arrays.copyOf(all, (whole + all.length) / 2));
    try (DatasetRepository repository = open()) {
      repository.edit(List.of(second));
    }
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first, second), repository.pending());
      assertEquals(1, repository.notices().size());
    }
  }

  @Test
  void bytesAfterDamageAreSetAsideNotLost() throws IOException {
    int whole = (int) twoPending();
    byte[] all = Files.readAllBytes(journal());
    all[whole + 3] ^= 1;
    Files.write(journal(), all);
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first), repository.pending());
    }
    byte[] aside = Files.readAllBytes(journal().resolveSibling("journal.torn"));
    assertEquals(all.length - whole, aside.length);
  }

  @Test
  void aKillBetweenCommitAndJournalDoesNotCommitTwice() throws IOException {
    twoPending();
    byte[] pending = Files.readAllBytes(journal());
    String commit;
    try (DatasetRepository repository = open()) {
      commit = repository.commit("Landed").id();
    }
    Files.write(journal(), pending);
    String landing = SessionState.landing("main", ObjectId.fromString(commit));
    try (JournalFile file = JournalFile.open(journal(), pending.length)) {
      file.append(landing);
    }
    try (DatasetRepository repository = open()) {
      assertEquals(commit, repository.head());
      assertEquals(List.of(), repository.pending());
      assertEquals("7", repository.data().label(0));
    }
  }

  @Test
  void aKillBeforeTheBranchMovedKeepsTheEditsPending() throws IOException {
    twoPending();
    String commit;
    byte[] pending = Files.readAllBytes(journal());
    try (DatasetRepository repository = open()) {
      String before = repository.head();
      commit = repository.commit("Not landed").id();
      Files.writeString(place().resolve("refs/heads/main"), before + "\n");
    }
    Files.write(journal(), pending);
    try (JournalFile file = JournalFile.open(journal(), pending.length)) {
      file.append(SessionState.landing("main", ObjectId.fromString(commit)));
    }
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first, second), repository.pending());
      assertEquals(2, repository.commit("Now").counts().orElseThrow().relabelled());
    }
  }

  @Test
  void aBranchLockLeftBehindByAKilledProcessIsRemoved() throws IOException {
    twoPending();
    Path left = place().resolve("refs/heads/main.lock");
    Files.writeString(left, "");
    try (DatasetRepository repository = open()) {
      repository.commit("After a kill");
    }
    assertFalse(Files.exists(left));
  }

  @Test
  void aFullDiskLosesNoAcknowledgedEdit() throws IOException {
    twoPending();
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) { // not every system has a device that is always full
      full = folder.resolve("missing/full");
    }
    Path disk = full;
    IOException refused =
        assertThrows(
            IOException.class,
            () -> {
              try (JournalFile journal = JournalFile.open(disk, 0)) {
                journal.append("undo\n");
              }
            });
    InputException told = Durable.failure("saving 1 edits", disk, refused);
    assertTrue(told.getMessage().contains("what was saved before is whole"), told.getMessage());
    try (DatasetRepository repository = open()) {
      assertEquals(List.of(first, second), repository.pending());
    }
  }

  @Test
  void aFileInPlaceOfTheSessionsFolderIsAClearAnswer() throws IOException {
    // Permissions do not bind root, so writing is made impossible in a way that does.
    DatasetRepository.create(place(), data, "In", options()).close();
    Path sessions = place().resolve("winnow/sessions");
    Files.move(sessions, folder.resolve("sessions"));
    Files.writeString(sessions, "in the way");
    InputException refused = assertThrows(InputException.class, this::open);
    assertTrue(refused.getMessage().startsWith("opening the repository failed"));
    Files.delete(sessions);
    Files.move(folder.resolve("sessions"), sessions);
    try (DatasetRepository repository = open()) {
      assertEquals(data.digest(), repository.data().digest());
    }
  }

  @Test
  void anEditOnAWrongBeliefIsRefusedAndNothingIsKept() {
    try (DatasetRepository repository = DatasetRepository.create(place(), data, "In", options())) {
      String id = data.ids().get(0);
      LabelEdit wrong = new LabelEdit.Relabel(id, Optional.of("3"), Optional.of("7"), BY_ANNA);
      InputException refused =
          assertThrows(InputException.class, () -> repository.edit(List.of(second, wrong)));
      assertEquals(
          "example '" + id + "' has the label 0, not 3; look at it again before it is changed",
          refused.getMessage());
      assertEquals(List.of(), repository.pending());
      LabelEdit unknown = new LabelEdit.Relabel(id, Optional.of("0"), Optional.of("77"), BY_ANNA);
      assertThrows(InputException.class, () -> repository.edit(List.of(unknown)));
      assertThrows(InputException.class, () -> repository.commit("Nothing"));
    }
  }

  @Test
  void aJournalOfAnotherVersionIsRefused() throws IOException {
    twoPending();
    try (JournalFile file =
        JournalFile.replace(
            journal(), List.of("winnow-journal 9\nat\tmain\t" + "0".repeat(40) + "\n"))) {
      assertEquals(journal().toString(), file.toString());
    }
    InputException refused = assertThrows(InputException.class, this::open);
    assertTrue(refused.getMessage().contains("another version"), refused.getMessage());
  }
}
