package org.winnow.datasets.sharing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LfsLoginTest {
  private static LfsLogin of(String server) {
    return new LfsLogin(URI.create(server), Map.of(), new GitCredentials(List.of("git")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example/y, true",
    "https://a.example/x, https://A.EXAMPLE:443/y, true",
    "https://a.example/x, https://a.example:8443/y, false",
    "https://a.example/x, http://a.example/y, false",
    "https://a.example/x, https://b.a.example/y, false",
    "https://a.example/x, https://a.example.org/y, false"
  })
  void onlyTheServerItselfIsTold(String server, String other, boolean told) {
    assertEquals(told, of(server).isFor(URI.create(other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.example/x", "file:///etc/passwd", "ftp://a.example/x", "x"})
  void aServerBehindTlsPointsToNoPlainAddress(String address) {
    assertThrows(
        LfsAnswerException.class, () -> of("https://a.example").requireSafe(URI.create(address)));
  }

  @Test
  void aPlainServerMayPointToBoth() {
    LfsLogin plain = of("http://127.0.0.1:1");
    assertDoesNotThrow(() -> plain.requireSafe(URI.create("http://127.0.0.1:2/x")));
    assertDoesNotThrow(() -> plain.requireSafe(URI.create("https://a.example/x")));
  }
}
