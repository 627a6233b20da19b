package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

class AuthorTest {
  @TempDir Path folder;

  private Path config(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void isWhomGitKnows() throws IOException {
    Path own = config("own", "[user]\n\tname = Anna Größe\n\temail = anna@example.org\n");
    assertEquals(new Author("Anna Größe", "anna@example.org"), Author.of(List.of(own)));
  }

  @Test
  void isAnonymousWhereGitKnowsNobody() throws IOException {
    Path silent = config("silent", "[core]\n\teditor = vi\n");
    Path missing = folder.resolve("missing");
    assertEquals(Author.ANONYMOUS, Author.of(List.of(missing, silent)));
    assertEquals("anonymous@localhost", Author.ANONYMOUS.email());
  }

  @Test
  void theFirstFileThatSaysItIsBelieved() throws IOException {
    Path first = config("first", "[user]\n\temail = a@example.org\n");
    Path second = config("second", "[user]\n\tname = Ben\n\temail = b@example.org\n");
    assertEquals(new Author("Ben", "a@example.org"), Author.of(List.of(first, second)));
  }

  @Test
  void namesThatGitCannotStoreAreRefused() {
    for (String name : List.of("", " ", "a<b", "a\nb", " a")) {
      assertThrows(InputException.class, () -> new Author(name, "a@example.org"), name);
    }
    assertThrows(InputException.class, () -> new Author("a", "a>"));
  }
}
