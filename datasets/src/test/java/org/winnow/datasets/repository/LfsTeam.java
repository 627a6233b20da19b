package org.winnow.datasets.repository;

import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Split;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sources.Progress;

/** Anna's repository and the host that her team shares labels and bytes on. */
final class LfsTeam implements AutoCloseable {
  private final Path folder;
  private final LfsHost host;
  private final DatasetRepository anna;
  private final Access access;
  private final Remote remote;
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  LfsTeam(Path folder, Dataset data, String login) throws Exception {
    this(folder, data, login, false);
  }

  /** A team whose host is reached by ssh, and names its LFS server when it is asked. */
  static LfsTeam overSsh(Path folder, Dataset data) throws Exception {
    return new LfsTeam(folder, data, "token:l0ng", true);
  }

  private LfsTeam(Path folder, Dataset data, String login, boolean ssh) throws Exception {
    this.folder = folder;
    host = new LfsHost(Files.createDirectory(folder.resolve("host")), login);
    anna = DatasetRepository.create(folder.resolve("anna"), data, "In", options());
    String[] pair = (login + ":").split(":");
    Path git =
        script(
            "git",
            "cat > \"$0.asked\"\nprintf 'username="
                + pair[0]
                + "\\npassword="
                + pair[1]
                + "\\n'\n");
    Path program = script("ssh", sshScript(login));
    access = Access.by(List.of(git.toString()), List.of(program.toString())).withPause(pauses::add);
    remote = Remote.of("origin", ssh ? "ssh://anna@example.org" + repository() : host.address());
    remotes().add(remote);
  }

  private String sshScript(String login) {
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    String answer =
        "{\"href\":\""
            + host.address()
            + "/info/lfs\",\"header\":{\"Authorization\":\"Basic "
            + basic
            + "\"}}";
    return "echo \"$@\" >> \"$0.asked\"\nfor last; do :; done\ncase \"$last\" in\n"
        + "git-lfs-authenticate*) echo '"
        + answer
        + "';;\n*) exec sh -c \"$last\";;\nesac\n";
  }

  private Path script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** What the ssh program was called with. */
  String sshAsked() throws IOException {
    return Files.readString(folder.resolve("ssh.asked"));
  }

  LfsHost host() {
    return host;
  }

  DatasetRepository anna() {
    return anna;
  }

  Access access() {
    return access;
  }

  Remote remote() {
    return remote;
  }

  /** How long busy servers were given. */
  List<Duration> pauses() {
    return pauses;
  }

  /** The host's bare repository. */
  Path repository() {
    return folder.resolve("host").resolve("team.git");
  }

  Remotes remotes() {
    return new Remotes(anna, access);
  }

  Transfer push() {
    return remotes().push("origin", Progress.SILENT);
  }

  Path clone(String name) {
    Path place = folder.resolve(name);
    Remotes.clone(place, remote, access, Progress.SILENT);
    return place;
  }

  /** The one pack that Anna has. */
  Path pack() throws IOException {
    PackFolder here = new PackFolder(folder.resolve("anna/winnow/blobs"));
    return here.file(here.packs().firstKey());
  }

  Path emptyPacks() throws IOException {
    return Files.createDirectories(folder.resolve("empty"));
  }

  /** Fetches as a repository does that has the labels but no bytes. */
  void fetchInto(Path packs) {
    anna.working(
        "fetching",
        copy ->
            new FetchedBytes(copy.git(), access, remote)
                .fetch(new PackFolder(packs), Progress.SILENT));
  }

  /** A picture whose first pixel has some grey. */
  static LabelEdit.AddExample example(String id, int grey) {
    byte[] pixels = new byte[16];
    pixels[0] = (byte) grey;
    return new LabelEdit.AddExample(
        id,
        Optional.of("3"),
        Split.TRAIN,
        Features.ofBytes(pixels, 16),
        new ExampleView.Picture(4, 4, 1, pixels),
        BY_ANNA);
  }

  @Override
  public void close() {
    anna.close();
    host.close();
  }
}
