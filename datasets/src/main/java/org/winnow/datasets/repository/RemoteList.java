package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.RemoteAddress;

/** The remotes of a repository, kept where the {@code git} command keeps and finds them. */
final class RemoteList {
  private static final String SECTION = "remote";
  private static final String BYTES = "winnowbytes";
  private static final String LABELS_ONLY = "winnowlabels";
  private final Path folder;

  RemoteList(Path folder) {
    this.folder = folder;
  }

  List<Remote> all() throws IOException {
    FileBasedConfig config = load();
    List<Remote> all = new ArrayList<>();
    for (String name : config.getSubsections(SECTION)) {
      String address = config.getString(SECTION, name, "url");
      if (address != null) {
        Optional<Path> bytes =
            Optional.ofNullable(config.getString(SECTION, name, BYTES)).map(Path::of);
        boolean labels = config.getBoolean(SECTION, name, LABELS_ONLY, false);
        all.add(new Remote(name, RemoteAddress.of(address), bytes, labels));
      }
    }
    return all;
  }

  Remote require(String name) throws IOException {
    List<Remote> all = all();
    for (Remote remote : all) {
      if (remote.name().equals(name)) {
        return remote;
      }
    }
    throw new InputException(
        "there is no remote '"
            + name
            + "'; "
            + (all.isEmpty()
                ? "there is none yet (%remote add NAME ADDRESS)"
                : "there is " + String.join(", ", all.stream().map(Remote::name).toList())));
  }

  void add(Remote remote) throws IOException {
    String name = RefNames.checked(SECTION, remote.name());
    FileBasedConfig config = load();
    if (config.getString(SECTION, name, "url") != null) {
      throw new InputException(
          "there is a remote '" + name + "' already; %remote remove " + name + " takes it away");
    }
    config.setString(SECTION, name, "url", remote.address().text());
    config.setString(SECTION, name, "fetch", "+refs/heads/*:" + RemoteRefs.folder(name) + "*");
    remote.bytes().ifPresent(at -> config.setString(SECTION, name, BYTES, at.toString()));
    if (remote.labelsOnly()) {
      config.setBoolean(SECTION, name, LABELS_ONLY, true);
    }
    config.save();
  }

  void remove(String name) throws IOException {
    require(name);
    FileBasedConfig config = load();
    config.unsetSection(SECTION, name);
    config.save();
  }

  /** The repository's own file alone: no other file names its remotes. */
  private FileBasedConfig load() throws IOException {
    FileBasedConfig config = new FileBasedConfig(folder.resolve("config").toFile(), FS.DETECTED);
    try {
      config.load();
    } catch (ConfigInvalidException e) {
      throw new InputException("the file " + config.getFile() + " cannot be read: " + e, e);
    }
    return config;
  }
}
