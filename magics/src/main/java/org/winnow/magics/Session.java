package org.winnow.magics;

import java.util.List;

/** A notebook's session: what is loaded, declared and trained. The only mutable object here. */
public final class Session {
  /** A command is about to run. */
  void starting(String command, Host host) {
    host.bind("winnow", Session.class, this);
  }

  void succeeded(String command) {}

  void failed(String command, String message) {}

  /** Names the session knows that fit a parameter with this label, for completion. */
  List<String> known(String label) {
    return List.of();
  }
}
