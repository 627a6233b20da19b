package org.winnow.kernel.maven;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.winnow.datasets.InputException;

/** Says in a few words, none of them a password, why artifacts could not be had. */
final class MavenTrouble {
  private static final Pattern USER_IN_URL = Pattern.compile("(?<=://)[^/@\\s]*@");

  private MavenTrouble() {}

  static InputException of(RepositoryException thrown, boolean offline) {
    return told(
        thrown,
        offline,
        "\nCheck group, artifact and version; %mavenRepo ID URL adds a repository.");
  }

  /** The same for a package, whose name is no trouble here. */
  static InputException ofPackage(RepositoryException thrown, boolean offline) {
    return told(thrown, offline, "");
  }

  /** Whether every repository answered, and none has the artifact. */
  static boolean allSayNotThere(ArtifactResolutionException thrown) {
    return thrown.getResults().stream()
        .flatMap(result -> result.getMappedExceptions().values().stream())
        .flatMap(List::stream)
        .allMatch(ArtifactNotFoundException.class::isInstance);
  }

  /** A text without the user names and passwords that URLs in it have. */
  static String withoutUsers(String text) {
    return USER_IN_URL.matcher(text).replaceAll("");
  }

  private static InputException told(RepositoryException thrown, boolean offline, String advice) {
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
    String said = what + firstLine(reason) + advice(reason, offline, advice);
    // With --trace the causes are shown as they are.
    return namesUsers(thrown) ? new InputException(said) : new InputException(said, thrown);
  }

  private static boolean namesUsers(Throwable thrown) {
    return Stream.iterate(thrown, link -> link != null, Throwable::getCause)
        .anyMatch(link -> USER_IN_URL.matcher(String.valueOf(link.getMessage())).find());
  }

  private static String firstLine(Throwable thrown) {
    String told = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    String line = withoutUsers(told.lines().findFirst().orElse(told));
    return unreachable(thrown) ? thrown.getClass().getSimpleName() + ": " + line : line;
  }

  private static boolean unreachable(Throwable link) {
    return link instanceof UnknownHostException
        || link instanceof ConnectException
        || link instanceof NoRouteToHostException
        || link instanceof SocketTimeoutException;
  }

  private static String advice(Throwable reason, boolean offline, String otherwise) {
    if (offline || reason instanceof RepositoryOfflineException) {
      return "\nMaven is set to work offline (settings.xml), so only the local repository is used.";
    }
    return unreachable(reason)
        ? "\nIs there a connection? A proxy or mirror belongs into ~/.m2/settings.xml."
        : otherwise;
  }
}
