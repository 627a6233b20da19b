package org.winnow.magics.commands;

import java.util.Map;
import org.winnow.magics.Command;
import org.winnow.packages.KeyRing;
import org.winnow.packages.VerifyingKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pins the keys of others. */
@picocli.CommandLine.Command(
    name = "trust",
    description = "Pin the key of somebody whose packages you trust; without a name, list them.")
public final class PackageTrustCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "OWNER",
      description = "Your name for the key's owner.")
  private String owner;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "KEY",
      description = "What %%package key showed the owner: ask for it on another way.")
  private String key;

  @Option(names = "--remove", description = "Trust that key no longer.")
  private boolean remove;

  @Mixin private KeyOptions keys;

  @Override
  protected void run() {
    KeyRing ring = keys.ring();
    if (owner == null && !remove) {
      list(ring.trusted());
      return;
    }
    if (owner == null || remove != (key == null)) {
      throw wrongUse(
          "%package trust OWNER KEY pins a key, %package trust OWNER --remove undoes it");
    }
    if (remove) {
      ring.distrust(owner);
      host().print("The key of " + owner + " is no longer pinned.\n");
    } else {
      ring.trust(owner, VerifyingKey.parse(key));
      host().print("Pinned the key of " + owner + ".\n");
    }
  }

  private void list(Map<String, VerifyingKey> trusted) {
    if (trusted.isEmpty()) {
      host().print("No key is pinned yet.\n");
    }
    trusted.forEach((name, pinned) -> host().print(name + " " + pinned.text() + "\n"));
  }
}
