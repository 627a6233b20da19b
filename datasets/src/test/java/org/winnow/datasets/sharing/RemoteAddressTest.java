package org.winnow.datasets.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.InputException;

class RemoteAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org/team/digits.git, HTTP, digits",
    "http://127.0.0.1:8080/digits, HTTP, digits",
    "git@example.org:team/digits.git, SSH, digits",
    "ssh://anna@example.org:2222/digits/, SSH, digits",
    "/data/digits.winnow, FOLDER, digits",
    "file:///data/digits, FOLDER, digits",
    "../digits, FOLDER, digits"
  })
  void kindsAndNamesAreRead(String text, RemoteAddress.Kind kind, String name) {
    RemoteAddress address = RemoteAddress.of(text);
    assertEquals(kind, address.kind());
    assertEquals(name, address.name());
  }

  @Test
  void aFolderIsMadeAbsolute() {
    assertEquals(Path.of("x").toAbsolutePath(), RemoteAddress.of("x").folder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--upload-pack=touch /tmp/x",
        "ext::sh -c whoami",
        "ftp://example.org/x",
        "ssh://-oProxyCommand=id/x",
        "git@example.org:-x",
        "https://example.org/a\nhost=evil"
      })
  void whatCouldRunSomethingIsRefused(String text) {
    assertThrows(InputException.class, () -> RemoteAddress.of(text));
  }

  @Test
  void aPasswordIsNeitherTakenNorRepeated() {
    String said =
        assertThrows(
                InputException.class, () -> RemoteAddress.of("https://anna:s3cret@example.org/x"))
            .getMessage();
    assertFalse(said.contains("s3cret"), said);
    assertTrue(said.contains("git credential"), said);
  }
}
