package org.winnow.magics;

/** The links of the loop, each made from those before it. */
enum Link {
  DATA("data", "%dataset"),
  EDITS("label edits", "%status"),
  SKELETON("skeleton", "%%skeleton"),
  MODEL("model", "%train"),
  SUSPECTS("suspects", "%suspects");

  final String shown;
  final String command;

  Link(String shown, String command) {
    this.shown = shown;
    this.command = command;
  }

  /** The link that a command makes anew, or null for a command that makes none. */
  static Link madeBy(String command) {
    return switch (command) {
      case "dataset" -> DATA;
      case "relabel", "accept", "drop", "add", "labels", "undo", "checkout", "switch", "merge" ->
          EDITS;
      case "skeleton" -> SKELETON;
      case "train" -> MODEL;
      case "suspects" -> SUSPECTS;
      default -> null;
    };
  }
}
