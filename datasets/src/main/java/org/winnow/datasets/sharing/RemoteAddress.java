package org.winnow.datasets.sharing;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jgit.transport.URIish;
import org.winnow.datasets.InputException;

/**
 * Where another repository is: a folder, {@code ssh://user@host/path}, {@code user@host:path} or
 * {@code https://host/path}. An address holds no password, so it may be shown and stored.
 *
 * @param text as the user wrote it; a folder's is absolute
 * @param kind how it is reached
 */
public record RemoteAddress(String text, Kind kind) {
  /** How a repository is reached. */
  public enum Kind {
    FOLDER,
    SSH,
    HTTP
  }

  /**
   * The address that a text means.
   *
   * @throws InputException where it is none, holds a password, or names a way that is not offered
   */
  public static RemoteAddress of(String text) {
    String plain = text.strip();
    if (plain.isEmpty()
        || plain.startsWith("-")
        || plain.contains("::")
        || plain.chars().anyMatch(c -> c < ' ')) {
      throw new InputException(
          "'" + text + "' is no address of a repository; expected " + expected());
    }
    URIish uri = parse(plain);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    Kind kind =
        switch (scheme) {
          case "" -> uri.isRemote() ? Kind.SSH : Kind.FOLDER;
          case "file" -> Kind.FOLDER;
          case "ssh", "git+ssh", "ssh+git" -> Kind.SSH;
          case "http", "https" -> Kind.HTTP;
          default ->
              throw new InputException(
                  "a remote is not reached by '" + scheme + "'; expected " + expected());
        };
    if (uri.getPass() != null) {
      throw new InputException(
          "the address of a remote must hold no password, since it is stored and shown; leave it"
              + " out and let git remember it ('git credential approve', or a credential helper)");
    }
    requireSafeParts(uri);
    return kind == Kind.FOLDER
        ? new RemoteAddress(folder(uri).toString(), kind)
        : new RemoteAddress(plain, kind);
  }

  private static String expected() {
    return "a folder, ssh://user@host/path, user@host:path or https://host/path";
  }

  private static URIish parse(String text) {
    try {
      return new URIish(text);
    } catch (URISyntaxException e) {
      throw new InputException("'" + text + "' is no address; expected " + expected(), e);
    }
  }

  /** A host or path that begins with a dash would be read as an option by a program. */
  private static void requireSafeParts(URIish uri) {
    for (String part : new String[] {uri.getHost(), uri.getUser(), uri.getPath()}) {
      if (part != null && part.startsWith("-")) {
        throw new InputException("'" + part + "' in an address begins with a dash; refused");
      }
    }
  }

  private static Path folder(URIish uri) {
    return Path.of(uri.getPath()).toAbsolutePath().normalize();
  }

  /** The address as git's transports take it. */
  URIish uri() {
    return parse(text);
  }

  /**
   * The folder of a repository on this machine.
   *
   * @throws IllegalStateException where it is elsewhere
   */
  public Path folder() {
    if (kind != Kind.FOLDER) {
      throw new IllegalStateException(text + " is no folder");
    }
    return Path.of(text);
  }

  /** What a clone's folder is called where nothing else is said: {@code digits} for all kinds. */
  public String name() {
    String path = text.replaceAll("[/\\\\]+$", "");
    String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    String plain = last.replaceFirst("\\.(git|winnow)$", "");
    return plain.isEmpty() ? "labels" : plain;
  }

  /** The Git LFS server that goes with a repository reached by https, by LFS's own rule. */
  URI lfsEndpoint() {
    String base = text.replaceAll("/+$", "");
    return URI.create(base + (base.endsWith(".git") ? "" : ".git") + "/info/lfs");
  }

  @Override
  public String toString() {
    return text;
  }
}
