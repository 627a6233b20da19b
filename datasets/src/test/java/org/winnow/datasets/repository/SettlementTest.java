package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.BY_BEN;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** Settling conflicts one after the other, and changing one's mind. */
class SettlementTest {
  private static final Choice THEIRS = Choice.of(Side.THEIRS, BY_ANNA);
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository repository;

  /** Rows 0 and 1 are judged 7 on main and 5 on side. */
  @BeforeEach
  void twoConflicts() {
    repository = DatasetRepository.create(folder.resolve("labels"), data, "In", options());
    repository.branches().switchToNew("side", "HEAD");
    repository.edit(List.of(relabel(data, 0, "5", BY_BEN), relabel(data, 1, "5", BY_BEN)));
    repository.commit("Fives");
    repository.branches().switchTo("main");
    repository.edit(List.of(relabel(data, 0, "7", BY_ANNA), relabel(data, 1, "7", BY_ANNA)));
    repository.commit("Sevens");
    repository.merges().merge("side");
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private void reopen() {
    repository.close();
    repository = DatasetRepository.open(folder.resolve("labels"), options());
  }

  private Set<String> open() {
    Set<String> open = new java.util.TreeSet<>();
    repository.merges().conflicts().forEach(conflict -> open.add(conflict.id()));
    return open;
  }

  private String id(int row) {
    return data.ids().get(row);
  }

  @Test
  void whatIsOpenedAgainIsOpenAlsoAfterTheEndOfTheProcess() {
    Settlement settlement = repository.merges().settlement();
    settlement.settle(Map.of(id(0), THEIRS, id(1), THEIRS));
    assertEquals(Set.of(), open());
    settlement.reopen(List.of(id(0)));
    for (int opened = 0; opened < 2; opened++) { // the second reads what the first wrote anew
      assertEquals(Set.of(id(0)), open());
      assertEquals(Map.of(id(1), THEIRS), repository.merges().settlement().choices());
      reopen();
    }
    assertEquals(MergeResult.Kind.CONFLICTS, repository.merges().finish(Optional.empty()).kind());
  }

  @Test
  void allConflictsStayListedWithWhatAChoiceComesTo() {
    Settlement settlement = repository.merges().settlement();
    settlement.settle(Map.of(id(0), THEIRS));
    assertEquals(2, settlement.conflicts().size());
    MergeConflict first =
        settlement.conflicts().stream().filter(c -> c.id().equals(id(0))).findFirst().orElseThrow();
    assertEquals("5", first.outcome(THEIRS));
    assertEquals("7", first.outcome(Choice.of(Side.YOURS, BY_ANNA)));
    assertEquals("?", first.outcome(Choice.of(Optional.empty(), BY_ANNA)));
    assertEquals("3", first.outcome(Choice.of(Optional.of("3"), BY_ANNA)));
    assertEquals(data.schema().classes(), settlement.classes());
  }

  @Test
  void oneWrongChoiceSettlesNone() {
    Settlement settlement = repository.merges().settlement();
    for (Map<String, Choice> wrong :
        List.of(
            Map.of(id(0), THEIRS, id(7), THEIRS),
            Map.of(id(0), THEIRS, id(1), Choice.of(Optional.of("ten"), BY_ANNA)))) {
      assertThrows(InputException.class, () -> settlement.settle(wrong));
      assertEquals(Map.of(), settlement.choices());
    }
    assertThrows(InputException.class, () -> settlement.reopen(List.of(id(7))));
  }

  @Test
  void itEndsWithItsMerge() {
    Settlement settlement = repository.merges().settlement();
    repository.merges().abort();
    assertFalse(settlement.isOpen());
    assertTrue(
        assertThrows(InputException.class, () -> settlement.settle(Map.of(id(0), THEIRS)))
            .getMessage()
            .contains("the merge of branch 'side' is over"));
    repository.merges().merge("side");
    assertTrue(settlement.isOpen(), "the same merge, begun again");
    repository.merges().resolve(Map.of(id(0), THEIRS, id(1), THEIRS));
    repository.merges().finish(Optional.empty());
    assertFalse(settlement.isOpen());
    assertEquals(Map.of(), settlement.choices());
  }
}
