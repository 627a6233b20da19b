package org.winnow.magics.commands;

import org.winnow.magics.Command;
import org.winnow.packages.KeyRing;
import org.winnow.packages.SigningKey;
import picocli.CommandLine.Mixin;

/** Makes the key that a person signs packages with, or shows it. */
@picocli.CommandLine.Command(
    name = "key",
    description = "Show the public half of your signing key; the first time, make one.")
public final class PackageKeyCommand extends Command {
  @Mixin private KeyOptions keys;

  @Override
  protected void run() {
    KeyRing ring = keys.ring();
    SigningKey key =
        ring.own()
            .orElseGet(
                () -> {
                  SigningKey made = ring.generate();
                  host()
                      .print(
                          "Made a key in " + ring.folder() + "; keep that folder to yourself.\n");
                  return made;
                });
    host().print("Others pin it with:\n%package trust YOUR-NAME " + key.verifying().text() + "\n");
  }
}
