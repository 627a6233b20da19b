package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.winnow.magics.Commands;

/** What the README says of the commands is what the code says. */
class ReadmeTest {
  private static final String START = "<!-- commands -->\n";
  private static final String END = "<!-- /commands -->";

  @Test
  void holdsTheTableOfAllCommands() throws IOException {
    Path readme = Checkout.root().resolve("README.md");
    String text = Files.readString(readme);
    int from = text.indexOf(START) + START.length();
    int to = text.indexOf(END);
    if (Boolean.getBoolean("update")) {
      Files.writeString(readme, text.substring(0, from) + Commands.markdown() + text.substring(to));
      text = Files.readString(readme);
      to = text.indexOf(END);
    }
    assertEquals(
        Commands.markdown(),
        text.substring(from, to),
        "README.md's table of commands is old; run mvn -pl tests -am test -Dtest=ReadmeTest -Dupdate"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
  }
}
