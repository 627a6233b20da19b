package org.winnow.tests.repository;

import java.nio.file.Path;
import java.util.Random;

/** A process in which members of a team label, until they are done or the process is killed. */
public final class TeamProcess {
  private TeamProcess() {}

  /**
   * Works.
   *
   * @param args {@code commit PLACE NUMBER MEMBERS COMMITS}, {@code share} with the same, or {@code
   *     all SEED PLACE…}: two members or more, without an end
   */
  public static void main(String[] args) {
    if (args[0].equals("all")) {
      all(args);
      return;
    }
    int number = Integer.parseInt(args[2]);
    try (TeamMember member =
        new TeamMember(Path.of(args[1]), number, Integer.parseInt(args[3]), TeamProcess::say)) {
      for (int commit = 0; commit < Integer.parseInt(args[4]); commit++) {
        member.edit();
        member.commit();
        if (args[0].equals("share")) {
          member.share();
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static void all(String[] args) {
    Random random = new Random(Long.parseLong(args[1]));
    TeamMember[] members = new TeamMember[args.length - 2];
    for (int i = 0; i < members.length; i++) {
      members[i] = new TeamMember(Path.of(args[i + 2]), i, members.length, TeamProcess::say);
      members[i].finish(); // what an earlier process left waiting
    }
    while (true) {
      TeamMember member = members[random.nextInt(members.length)];
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> member.edit();
        case 3 -> member.contest();
        case 4, 5 -> member.commit();
        case 6 -> member.take();
        default -> member.share();
      }
    }
  }
}
