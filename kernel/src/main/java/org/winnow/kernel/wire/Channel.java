package org.winnow.kernel.wire;

import java.util.Locale;

/** The five sockets of a kernel. */
public enum Channel {
  SHELL,
  CONTROL,
  STDIN,
  IOPUB,
  /** The heartbeat. */
  HB;

  /** The channel's key in a connection file. */
  public String portName() {
    return name().toLowerCase(Locale.ROOT) + "_port";
  }
}
