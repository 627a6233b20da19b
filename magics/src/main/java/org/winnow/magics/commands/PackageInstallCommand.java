package org.winnow.magics.commands;

import java.util.List;
import org.winnow.magics.Command;
import org.winnow.packages.KeyRing;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.packages.Signed;
import org.winnow.training.Model;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs packages and pins them. */
@picocli.CommandLine.Command(
    name = "install",
    description =
        "Install a package, open its model, and pin it in winnow.lock; alone, all that is pinned.")
public final class PackageInstallCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PACKAGE",
      description = "GROUP:NAME@VERSION; without a version, the pinned one, else the newest.")
  private String reference;

  @Mixin private PlaceOptions places;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      description = "The model's name and Java variable (default: the package's name).")
  private String as;

  @Option(names = "--signed", description = "Refuse it unless a key that you pinned signed it.")
  private boolean signed;

  @Option(
      names = "--force",
      description = "Also where other packages were built on versions that do not go with it.")
  private boolean force;

  @Mixin private KeyOptions keys;

  @Override
  protected void run() {
    KeyRing ring = keys.ring();
    PackageStore.Wish wish =
        new PackageStore.Wish(places.from(), force, file -> accepted(ring.judge(file)));
    if (reference == null) {
      installLocked(wish);
      return;
    }
    String name = as == null ? javaName(reference) : as;
    claim(name, Model.class);
    PackageStore.Installed installed =
        LongWork.call(
            "installing " + reference,
            host(),
            () -> session().packages().store().install(reference, wish));
    Model model = session().packages().met(installed.file()).model();
    session().models().put(variable(name), model);
    host().print(told(installed, ring) + "Its model is '" + variable(name) + "'.\n");
    bind(name, Model.class, model);
  }

  private void installLocked(PackageStore.Wish wish) {
    if (as != null) {
      throw wrongUse("--as goes with one package");
    }
    List<PackageStore.Installed> all =
        LongWork.call(
            "installing what winnow.lock pins",
            host(),
            () -> session().packages().store().installLocked(wish));
    all.forEach(one -> host().print(told(one, keys.ring())));
    if (all.isEmpty()) {
      host().print("winnow.lock pins no package here; %package install PACKAGE adds one.\n");
    }
  }

  private boolean accepted(Signed by) {
    return by.state() != Signed.State.WRONG && (!signed || by.state() == Signed.State.TRUSTED);
  }

  private static String told(PackageStore.Installed installed, KeyRing ring) {
    PackageFile file = installed.file();
    PackageCoordinates now = file.manifest().coordinates();
    String instead =
        installed
            .earlier()
            .filter(line -> !line.coordinates().equals(now))
            .map(line -> ", in place of " + line.coordinates().version())
            .orElse("");
    return "Installed "
        + now
        + " ("
        + ring.judge(file)
        + "); winnow.lock pins it"
        + instead
        + ".\n";
  }

  /** {@code digits_v2} of {@code org.acme:digits-v2@1.0.0}. */
  private static String javaName(String reference) {
    return reference.replaceFirst("^.*:", "").replaceFirst("@.*$", "").replaceAll("\\W", "_");
  }
}
