package org.winnow.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.CheckFinding;
import org.winnow.datasets.repository.LabelCheck;
import org.winnow.viz.MarkdownText;

/**
 * What a check found, as Markdown for the page of a git host's job.
 *
 * @param against what it was compared with, as it was named
 */
record CheckSummary(
    LabelCheck check, Optional<String> against, List<CheckFinding> findings, List<String> notes) {
  /** Of a kind more are counted. */
  private static final int SHOWN = 20;

  private static final int IDS = 5;
  private static final int LONGEST = 400;

  CheckSummary {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  String markdown() {
    StringBuilder out = new StringBuilder("## Labels of ").append(check.commit(), 0, 7);
    against.ifPresent(name -> out.append(" against ").append(data(name)).append(base()));
    out.append("\n\n**");
    out.append(findings.isEmpty() ? "Nothing was found." : count(findings.size(), "finding"));
    out.append("**\n");
    for (CheckFinding.Kind kind : CheckFinding.Kind.values()) {
      List<CheckFinding> own = findings.stream().filter(f -> f.kind() == kind).toList();
      if (!own.isEmpty()) {
        out.append("\n### ").append(kind.label()).append(": ").append(own.size()).append("\n\n");
        own.stream().limit(SHOWN).forEach(finding -> out.append(line(finding)));
        if (own.size() > SHOWN) {
          out.append("- … and ").append(own.size() - SHOWN).append(" more\n");
        }
      }
    }
    out.append('\n');
    notes.forEach(note -> out.append("- ").append(data(note)).append('\n'));
    return out.toString();
  }

  private String base() {
    return check.base().map(id -> " (" + id.substring(0, 7) + ")").orElse("");
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String line(CheckFinding finding) {
    String ids =
        finding.ids().stream()
            .limit(IDS)
            .map(id -> MarkdownText.code(id, 40))
            .collect(Collectors.joining(" "));
    return "- " + data(finding.text()) + (ids.isEmpty() ? "" : " " + ids) + "\n";
  }

  private static String data(String text) {
    return MarkdownText.code(text, LONGEST);
  }

  /**
   * @param file where it goes
   * @param stepSummary the file that a workflow's host shows, which is added to
   */
  void save(Optional<Path> file, Optional<String> stepSummary) {
    try {
      if (file.isPresent()) {
        Files.writeString(file.get(), markdown());
      }
      if (stepSummary.isPresent() && !stepSummary.get().isEmpty()) {
        Files.writeString(
            Path.of(stepSummary.get()),
            markdown(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new InputException("the summary cannot be written: " + e, e);
    }
  }
}
