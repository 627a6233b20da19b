package org.winnow.kernel.maven;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.winnow.datasets.InputException;

/** Says in a few words why artifacts could not be had. */
final class MavenTrouble {
  private MavenTrouble() {}

  static InputException of(RepositoryException thrown, boolean offline) {
    Throwable reason = thrown;
    for (Throwable link = thrown; link != null; link = link.getCause()) {
      reason = link;
      if (link instanceof RepositoryOfflineException
          || link instanceof ArtifactNotFoundException
          || unreachable(link)) {
        break;
      }
    }
    String what = reason == thrown ? "" : firstLine(thrown) + "\n";
    return new InputException(what + firstLine(reason) + advice(reason, offline), thrown);
  }

  private static String firstLine(Throwable thrown) {
    String told = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    String line = told.lines().findFirst().orElse(told);
    return unreachable(thrown) ? thrown.getClass().getSimpleName() + ": " + line : line;
  }

  private static boolean unreachable(Throwable link) {
    return link instanceof UnknownHostException
        || link instanceof ConnectException
        || link instanceof NoRouteToHostException
        || link instanceof SocketTimeoutException;
  }

  private static String advice(Throwable reason, boolean offline) {
    if (offline || reason instanceof RepositoryOfflineException) {
      return "\nMaven is set to work offline (settings.xml), so only the local repository is used.";
    }
    return unreachable(reason)
        ? "\nIs there a connection? A proxy or mirror belongs into ~/.m2/settings.xml."
        : "\nCheck group, artifact and version; %mavenRepo ID URL adds a repository.";
  }
}
