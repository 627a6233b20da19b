package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupTest {
  @TempDir private Path folder;

  @Test
  void theVariablesOfBothKernelsBecomeCells() throws IOException {
    Path script = Files.createFile(folder.resolve("init.jshell"));
    Map<String, String> environment =
        Map.of(
            "IJAVA_CLASSPATH", "libs/*.jar" + File.pathSeparator + "classes/",
            "JJAVA_STARTUP_SCRIPTS_PATH", folder + "/*.jshell",
            "JJAVA_STARTUP_SCRIPT", "import java.awt.Point;");
    assertEquals(
        List.of(
            "%classpath \"libs/*.jar\"",
            "%classpath \"classes/*\"", "%load \"" + script + "\"", "import java.awt.Point;"),
        Startup.cells(environment));
    assertEquals(List.of(), Startup.cells(Map.of("IJAVA_STARTUP_SCRIPT", " ")));
  }

  @ParameterizedTest
  @CsvSource({"'', false", "0, false", "False, false", "1, true", "true, true"})
  void extensionsAreInstalledUnlessTheVariableSaysNo(String value, boolean installed) {
    assertEquals(installed, Startup.installsExtensions(Map.of("JJAVA_LOAD_EXTENSIONS", value)));
    assertTrue(Startup.installsExtensions(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "IJAVA_TIMEOUT, 1500, 1500",
    "JJAVA_TIMEOUT, 30 SECONDS, 30000",
    "IJAVA_TIMEOUT, 2minutes, 120000",
    "IJAVA_TIMEOUT, 5000 MICROSECONDS, 5"
  })
  void aStatementMayRunAsLongAsTheVariableSays(String name, String value, long millis) {
    assertEquals(
        Optional.of(Duration.ofMillis(millis)), Startup.statementLimit(Map.of(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "soon", "3 parsecs", "999 NANOSECONDS"})
  void aStatementMayRunForEverWhereTheVariableSaysNothing(String value) {
    assertEquals(Optional.empty(), Startup.statementLimit(Map.of("IJAVA_TIMEOUT", value)));
    assertEquals(Optional.empty(), Startup.statementLimit(Map.of()));
  }
}
