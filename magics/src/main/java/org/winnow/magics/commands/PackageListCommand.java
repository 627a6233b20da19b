package org.winnow.magics.commands;

import java.util.Map;
import java.util.stream.Collectors;
import org.winnow.magics.Command;
import org.winnow.packages.LockLine;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageName;

/** Lists what is installed. */
@picocli.CommandLine.Command(
    name = "list",
    description = "List the packages that are installed, and which of them this folder pins.")
public final class PackageListCommand extends Command {
  @Override
  protected void run() {
    Map<PackageName, LockLine> locked = session().packages().store().locked();
    StringBuilder text = new StringBuilder();
    for (PackageCoordinates one : session().packages().store().installed()) {
      text.append(one).append(isLocked(one, locked) ? "  pinned here" : "").append('\n');
    }
    String missing =
        locked.values().stream()
            .map(LockLine::coordinates)
            .filter(one -> session().packages().store().path(one).isEmpty())
            .map(one -> one + "  pinned here, but not installed: %package install\n")
            .collect(Collectors.joining());
    String all = text + missing;
    host().print(all.isEmpty() ? "No package is installed.\n" : all);
  }

  private static boolean isLocked(PackageCoordinates one, Map<PackageName, LockLine> locked) {
    LockLine line = locked.get(one.name());
    return line != null && line.coordinates().equals(one);
  }
}
