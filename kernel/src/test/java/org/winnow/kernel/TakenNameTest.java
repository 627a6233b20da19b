package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.compat.OtherKernels;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;

/** A command whose result has no place is refused before it begins, with the real commands. */
class TakenNameTest {
  @TempDir Path folder;

  @Test
  void aVariableOfAnotherTypeIsRefusedBeforeTheWorkAlsoIfItIsNull() {
    MavenPlaces maven = MavenPlaces.of(System.getenv(), System.getProperties());
    try (Session session = new Session();
        RunningKernel kernel =
            new RunningKernel(
                new KernelMagics(
                    CommandLines.of(new Interpreter(session)), maven, new OtherKernels()),
                folder)) {
      kernel.run("String taken = null; Dataset free = null;");
      Outcome refused = kernel.run("%dataset digits --as taken");
      assertEquals(List.of("error"), refused.types(), "nothing was shown: " + refused);
      assertTrue(
          refused.error().startsWith("the variable 'taken' is yours, of another type than Dataset"),
          refused.error());
      String taken = "%dataset digits --as free --repo \"" + folder.resolve("d.winnow") + "\"";
      assertEquals("ok", kernel.run(taken).status());
      assertEquals("1797", kernel.run("free.size()").result());
    }
  }
}
