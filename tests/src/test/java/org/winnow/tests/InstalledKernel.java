package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The built kernel, installed into a folder of its own with the JDK that runs the tests, so that no
 * test meets the kernels, settings or caches of the person at this machine.
 *
 * @param environment what a program must be started with to see this kernel and nothing else
 */
public record InstalledKernel(Map<String, String> environment) {

  public static InstalledKernel in(Path folder) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    PythonRun run =
        PythonRun.of(
            "kernel/src/main/script/kernelspec.py",
            Map.of(),
            Duration.ofSeconds(30),
            List.of(
                "--java", java.toString(),
                "--lib", Checkout.kernelLibraries().toString(),
                "--prefix", folder.toString()));
    assertEquals(0, run.exit(), run.output());
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("JUPYTER_PATH", folder.resolve("share/jupyter").toString());
    environment.put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
    environment.put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    environment.put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    environment.put("IPYTHONDIR", folder.resolve("ipython").toString());
    environment.put("WINNOW_HOME", folder.resolve("winnow").toString());
    return new InstalledKernel(Map.copyOf(environment));
  }
}
