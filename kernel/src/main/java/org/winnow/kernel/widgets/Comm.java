package org.winnow.kernel.widgets;

import org.winnow.kernel.wire.Message;

/** One end of a conversation with the front end. */
interface Comm {
  /** The name under which it was opened. */
  String target();

  /** Takes a {@code comm_msg}. */
  void receive(Message message);

  /** The front end has closed it. */
  void closedByFrontEnd();
}
