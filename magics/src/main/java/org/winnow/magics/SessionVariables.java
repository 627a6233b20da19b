package org.winnow.magics;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** The notebook's Java variables that follow the session: itself, and the data set. */
final class SessionVariables {
  private String dataVariable = "";
  private Dataset bound;
  private boolean toldOfTakenName;

  /** Binds the session to {@code winnow}, or says once why plain Java must do without it. */
  void bindSession(Session session, Host host) {
    try {
      host.bind("winnow", Session.class, session);
    } catch (InputException taken) {
      // The commands need no variable; only plain Java does.
      if (!toldOfTakenName) {
        host.print("Note: your variable 'winnow' hides the session from plain Java.\n");
        toldOfTakenName = true;
      }
    }
  }

  /** The variable that holds the data set from now on. */
  void dataGoesTo(String variable) {
    dataVariable = variable;
    bound = null;
  }

  /** The variable of the data set follows what was edited. */
  void follow(Dataset data, Host host) {
    if (!dataVariable.isEmpty() && data != bound) {
      bound = data;
      host.bind(dataVariable, Dataset.class, data);
    }
  }
}
