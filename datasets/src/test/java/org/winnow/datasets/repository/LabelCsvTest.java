package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

class LabelCsvTest {
  @TempDir Path folder;

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("labels.csv"), text);
  }

  private String refusal(Path file, Dataset data) {
    return assertThrows(InputException.class, () -> LabelCsv.importEdits(file, data, BY_ANNA))
        .getMessage();
  }

  @Test
  void importingWhatWasExportedChangesNothing() {
    Path file = folder.resolve("labels.csv");
    for (Dataset data : List.of(Samples.pictures(30), Samples.table(30))) {
      LabelCsv.export(data, file);
      assertEquals(List.of(), LabelCsv.importEdits(file, data, BY_ANNA));
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere/labels.csv");
    InputException e =
        assertThrows(InputException.class, () -> LabelCsv.export(Samples.table(3), file));
    assertEquals(
        "there is no folder " + file.getParent() + " to write " + file + " in", e.getMessage());
  }

  @Test
  void changedRowsBecomeEdits() throws IOException {
    Dataset data = Samples.pictures(30);
    List<String> id = List.of(data.ids().get(0), data.ids().get(1), data.ids().get(10));
    Path file =
        csv(
            "\ufeffannotator,id,label\r\nben,"
                + id.get(0)
                + ",\"eight\ttab\"\r\n,"
                + id.get(1)
                + ",\r\nmade\tfor tests,"
                + id.get(2)
                + ",3\r\n");
    List<LabelEdit> edits = LabelCsv.importEdits(file, data, BY_ANNA);
    assertEquals(
        List.of(
            new LabelEdit.Relabel(
                id.get(0), Optional.of("0"), Optional.of("eight\ttab"), Samples.BY_BEN),
            new LabelEdit.Relabel(id.get(1), Optional.of("1"), Optional.empty(), BY_ANNA),
            new LabelEdit.Relabel(id.get(2), Optional.empty(), Optional.of("3"), BY_ANNA)),
        edits);
    assertEquals("3", data.with(edits).label(10));
  }

  @Test
  void mistakesAreNamedByLineAndNothingIsImported() throws IOException {
    Dataset data = Samples.pictures(30);
    String id = data.ids().get(0);
    String other = data.ids().get(1);
    String message =
        refusal(
            csv("id,label,split\n" + id + ",1,\nzz,1,\n" + id + ",2,\n" + other + ",11,train\n"),
            data);
    assertTrue(message.contains("line 3: no example has the id 'zz'"), message);
    assertTrue(message.contains("line 4: id '" + id + "' is on line 2 too"), message);
    assertTrue(message.contains("line 5: label '11' is not one of"), message);
    String split = refusal(csv("id,label,split\n" + id + ",1,test\n"), data);
    assertTrue(split.contains("is in train, not test; a split never changes"), split);
  }

  @Test
  void filesThatAreNoLabelTableAreRefused() throws IOException {
    Dataset data = Samples.pictures(30);
    String id = data.ids().get(0);
    assertTrue(refusal(csv("name,label\nx,1\n"), data).contains("needs the columns id and label"));
    assertTrue(refusal(csv("id,label\n"), data).contains("has no lines with labels"));
    assertTrue(refusal(csv(""), data).contains("has no lines with labels"));
    assertTrue(
        refusal(csv("id,label\n" + id + "\n"), data).contains("line 2: 1 fields, expected 2"));
    assertTrue(refusal(folder.resolve("none.csv"), data).contains("cannot be read"));
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "id,label\nä,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal(latin, data).contains("is not UTF-8"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsAClearAnswer() throws IOException {
    Path file = csv("a file, no folder").resolve("labels.csv");
    InputException refused =
        assertThrows(InputException.class, () -> LabelCsv.export(Samples.pictures(3), file));
    assertTrue(refused.getMessage().startsWith("exporting the labels failed"));
  }
}
