package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

class VersionRuleTest {
  private static VersionRule.Comparison changed(String before, VersionRule.Step step) {
    PackageCoordinates old = PackageCoordinates.parse("org.acme:digits@" + before);
    return new VersionRule.Comparison(old, step, List.of("another thing"));
  }

  private static PackageCoordinates next(String version) {
    return PackageCoordinates.parse("org.acme:digits@" + version);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, PATCH, 1.2.4", "1.2.3, PATCH, 1.9.0", "1.2.3, PATCH, 2.0.0",
    "1.2.3, MINOR, 1.3.0", "1.2.3, MINOR, 2.0.0", "1.2.3, MAJOR, 2.0.0",
    "0.2.3, MAJOR, 0.3.0", "0.2.3, MINOR, 0.3.0", "0.2.3, PATCH, 0.2.4",
    "1.2.3, MAJOR, 2.0.0-rc.1"
  })
  void takesAVersionThatSaysEnough(String before, VersionRule.Step step, String version) {
    assertDoesNotThrow(() -> changed(before, step).require(next(version)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, MINOR, 1.2.4, 1.3.0", "1.2.3, MAJOR, 1.3.0, 2.0.0", "1.2.3, MAJOR, 1.2.4, 2.0.0",
    "0.2.3, MAJOR, 0.2.4, 0.3.0", "0.2.3, MINOR, 0.2.9, 0.3.0", "1.2.3, MINOR, 1.2.4-rc.1, 1.3.0"
  })
  void refusesOneThatSaysLessAndNamesTheLeast(
      String before, VersionRule.Step step, String version, String least) {
    InputException refused =
        assertThrows(InputException.class, () -> changed(before, step).require(next(version)));
    String told = refused.getMessage();
    assertTrue(told.contains("another thing; publish it as " + least + " or later"), told);
    assertEquals(0, told.indexOf("org.acme:digits@" + version + " says too little"), told);
  }
}
