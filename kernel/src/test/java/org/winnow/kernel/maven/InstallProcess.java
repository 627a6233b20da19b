package org.winnow.kernel.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.packages.PackageCache;
import org.winnow.packages.PackageStore;

/**
 * The program of a process that installs a package when it is told to, and says what came of it.
 */
final class InstallProcess {
  private InstallProcess() {}

  /** Takes a folder with settings, the place of the packages, and the package. */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    MavenPlaces places =
        new MavenPlaces(home.resolve("settings.xml"), Optional.empty(), Optional.empty());
    PackageCache cache = new PackageCache(home.resolve("cache"));
    PackageStore store = new PackageStore(new MavenPackages(places), cache, home);
    PackageStore.Wish wish = new PackageStore.Wish(List.of(arguments[1]), false, file -> true);
    System.out.println("ready");
    if (System.in.read() < 0) {
      return; // whoever started it is gone
    }
    try {
      System.out.println("installed " + store.install(arguments[2], wish).path());
    } catch (InputException e) {
      System.out.println("refused " + e.getMessage().replace('\n', ' '));
    }
  }
}
