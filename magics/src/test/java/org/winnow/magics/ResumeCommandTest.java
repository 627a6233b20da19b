package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

/** Going on with a training, and beginning one from another's weights. */
class ResumeCommandTest {
  @TempDir Path folder;

  @Test
  void goesOnWithTheModelsOwnRecipe() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 2 --lr 4e-3 --seed 3 --as whole");
      loop.run("%train 1 --lr 4e-3 --seed 3").run("%train 1 --resume");
      assertEquals(loop.session.model("whole").hash(), loop.session.model().hash());
      assertEquals(2, loop.session.model("model").history().size());
      assertTrue(loop.output().contains("2 epochs"));

      InputException other =
          assertThrows(InputException.class, () -> loop.run("%train 1 --resume --lr 1e-3"));
      assertTrue(
          other.getMessage().startsWith("--resume goes on with the model's own recipe; "),
          other.getMessage());

      loop.run("%train 1 --from whole --freeze dense1 --as tuned");
      assertArrayEquals(
          loop.session.model("whole").weights().values("dense1/W"),
          loop.session.model("tuned").weights().values("dense1/W"));

      loop.run("%model save $/m.winnow whole").run("%model open $/m.winnow --as opened");
      InputException bare =
          assertThrows(InputException.class, () -> loop.run("%train 1 --resume --as opened"));
      assertTrue(bare.getMessage().contains("opened from a file"), bare.getMessage());

      loop.run("%train 1 --lr 4e-3 --seed 3 --as half");
      loop.run("%model save $/half.winnow half --resumable");
      loop.run("%model open $/half.winnow --as later").run("%train 1 --resume --as later");
      assertEquals(loop.session.model("whole").hash(), loop.session.model("later").hash());
    }
  }
}
