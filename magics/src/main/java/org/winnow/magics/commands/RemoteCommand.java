package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import org.winnow.datasets.repository.Remote;
import org.winnow.datasets.repository.Remotes;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, adds and removes remotes. */
@picocli.CommandLine.Command(
    name = "remote",
    description = "List the repositories that labels are exchanged with; add or remove one.")
public final class RemoteCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "add|remove",
      description = "What to do; without it all are listed.")
  private Action action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The remote's short name, as origin.")
  private String name;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "A folder, ssh://user@host/path, user@host:path or https://host/path.")
  private String address;

  @Option(names = "--create", description = "Make an empty repository in the folder first.")
  private boolean create;

  @Option(
      names = "--bytes",
      paramLabel = "FOLDER",
      description = "A folder for the examples' bytes, which git itself does not carry.")
  private Path bytes;

  /** What is done to a remote. */
  enum Action {
    add,
    remove
  }

  @Override
  protected void run() {
    Remotes remotes = session().repository().remotes();
    if (action == null) {
      list(remotes.all());
    } else if (name == null || (action == Action.add) != (address != null)) {
      throw wrongUse("expected %remote add NAME ADDRESS, or %remote remove NAME");
    } else if (action == Action.remove) {
      remotes.remove(name);
      host().print("Remote " + name + " is forgotten; nothing happened to it.\n");
    } else {
      add(remotes);
    }
  }

  private void add(Remotes remotes) {
    Remote named = Remote.of(name, address);
    Remote remote = bytes == null ? named : named.withBytes(bytes);
    if (create) {
      remotes.addNew(remote);
    } else {
      remotes.add(remote);
    }
    host().print("Remote " + name + " is " + remote.address() + "; %push " + name + " sends.\n");
  }

  private void list(List<Remote> all) {
    if (all.isEmpty()) {
      host().print("There is no remote yet; %remote add NAME ADDRESS adds one.\n");
    }
    for (Remote remote : all) {
      String at = remote.bytes().map(folder -> " (bytes in " + folder + ")").orElse("");
      host().print(remote.name() + "  " + remote.address() + at + "\n");
    }
  }
}
