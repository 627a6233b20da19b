package org.winnow.magics.commands;

import java.util.List;
import org.winnow.magics.Command;
import org.winnow.packages.Foundation;
import org.winnow.packages.Lineage;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageName;
import picocli.CommandLine.Parameters;

/** Tells who needs a package. */
@picocli.CommandLine.Command(
    name = "why",
    description = "Tell which pinned packages were built on a package, and what it was built on.")
public final class PackageWhyCommand extends Command {
  @Parameters(index = "0", paramLabel = "PACKAGE", description = "GROUP:NAME, or with @VERSION.")
  private String reference;

  @Override
  protected void run() {
    PackageName name = PackageName.parse(reference.replaceFirst("@.*$", ""));
    StringBuilder text = new StringBuilder();
    List<Lineage.Use> uses = session().packages().store().lineage().usesOf(name);
    for (Lineage.Use use : uses) {
      text.append(use.by()).append(" was built on ").append(use.needs().coordinates()).append('\n');
    }
    if (uses.isEmpty()) {
      text.append("No package that is pinned here was built on ").append(name).append(".\n");
    }
    if (session().packages().store().locked().containsKey(name)) {
      text.append(own(session().packages().store().open(name.toString())));
    }
    host().print(text.toString());
  }

  private static String own(PackageFile file) {
    StringBuilder text = new StringBuilder();
    text.append(file.manifest().coordinates()).append(" is pinned here");
    for (Foundation foundation : file.manifest().foundations()) {
      text.append("; it was built on ").append(foundation.coordinates());
    }
    return text.append(".\n").toString();
  }
}
