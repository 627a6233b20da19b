package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a script does with a notebook in a real JupyterLab in a real browser, on the installed
 * kernel; it reports what it saw.
 *
 * @param name of the script in {@code tests/python}
 * @param pictures where in {@code tests/target/screenshots} they stay; empty: there itself
 * @param limit after which the script is stopped
 */
record BrowserStory(String name, String pictures, Duration limit) {
  /** Tells the story with a new notebook, and gives the report. */
  JsonNode tell(Path folder) throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    return tell(folder, work.resolve(pictures + ".ipynb"));
  }

  /** Tells the story with a notebook, and gives the report. */
  JsonNode tell(Path folder, Path notebook) throws Exception {
    Path written = folder.resolve("report.json");
    PythonRun run =
        PythonRun.of(
            "tests/python/" + name,
            InstalledKernel.in(folder.resolve("kernel")).environment(),
            limit,
            List.of(
                notebook.toString(),
                Checkout.root().resolve("tests/target/screenshots").resolve(pictures).toString(),
                written.toString()));
    assertEquals(0, run.exit(), run.output());
    return new ObjectMapper().readTree(written.toFile());
  }
}
