package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
