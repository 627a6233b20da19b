package org.winnow.tests.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;

/** What one member of a team said was acknowledged, and whether it is there. */
final class Said {
  private final int member;
  private final Map<String, String> labels = new HashMap<>();
  private final Set<String> commits = new HashSet<>();
  private final Set<String> pushed = new HashSet<>();

  Said(int member) {
    this.member = member;
  }

  /** Takes a line in, if it is whole and this member's. */
  void take(String line) {
    String[] words = line.split(" ");
    if (words.length < 3 || !words[0].equals(Integer.toString(member))) {
      return; // the last line of a killed process may be cut off
    }
    switch (words[1]) {
      case TeamMember.EDITED -> {
        if (words.length == 4) {
          labels.put(words[2], words[3]);
        }
      }
      case TeamMember.COMMITTED -> commits.add(words[2]);
      case TeamMember.PUSHED -> pushed.add(words[2]);
      default -> throw new IllegalStateException("nobody says '" + line + "'");
    }
  }

  Set<String> commits() {
    return commits;
  }

  Set<String> pushed() {
    return pushed;
  }

  /**
   * What is not there.
   *
   * @param killed whether one edit may have been made that the member could not say any more
   */
  List<String> missing(DatasetRepository repository, boolean killed) {
    List<String> missing = new ArrayList<>();
    Dataset data = repository.data();
    int beyond = killed ? 1 : 0;
    for (Map.Entry<String, String> said : Map.copyOf(labels).entrySet()) {
      String now = data.label(data.row(said.getKey()));
      String next = Integer.toString((Integer.parseInt(said.getValue()) + 1) % 10);
      if (now.equals(next) && beyond > 0) {
        beyond--;
        labels.put(said.getKey(), now);
      } else if (!now.equals(said.getValue())) {
        missing.add(said + " of member " + member + " is " + now);
      }
    }
    Set<String> there = new HashSet<>();
    repository.log(Integer.MAX_VALUE).stream().map(Commit::id).forEach(there::add);
    commits.stream().filter(commit -> !there.contains(commit)).forEach(missing::add);
    return missing;
  }
}
