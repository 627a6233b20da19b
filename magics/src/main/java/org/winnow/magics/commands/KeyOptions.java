package org.winnow.magics.commands;

import java.nio.file.Path;
import org.winnow.packages.KeyRing;
import picocli.CommandLine.Option;

/** Whose keys count. */
final class KeyOptions {
  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "The folder of your own key and of those you pinned (default ~/.config/winnow).")
  private Path folder;

  KeyRing ring() {
    return folder == null ? KeyRing.ofUser(System.getenv()) : new KeyRing(folder);
  }
}
