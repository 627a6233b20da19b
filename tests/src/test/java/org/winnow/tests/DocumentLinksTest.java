package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the project's pages point at is there: a test that was renamed, a page that was moved. */
class DocumentLinksTest {
  /** {@code [text](target)} and {@code [name]: target}, of targets within the checkout. */
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!\\w+:)([^)#\\s]+)[^)]*\\)|(?m)^\\[[^\\]]+\\]: (?!\\w+:)(\\S+)$");

  @Test
  void everyLinkWithinTheCheckoutLeadsSomewhere() throws IOException {
    Path root = Checkout.root();
    List<String> broken = new ArrayList<>();
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    pages.add(root.resolve("CONTRIBUTING.md"));
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    int links = 0;
    for (Path page : pages) {
      for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
        String target = link.group(1) == null ? link.group(2) : link.group(1);
        links++;
        if (Files.notExists(page.resolveSibling(target))) {
          broken.add(root.relativize(page) + ": " + target);
        }
      }
    }
    assertEquals(List.of(), broken, links + " links");
  }

  @Test
  void eachDecisionHasANumberOfItsOwn() throws IOException {
    try (Stream<Path> pages = Files.list(Checkout.root().resolve("docs/decisions"))) {
      List<String> numbers =
          pages.map(page -> page.getFileName().toString().substring(0, 4)).sorted().toList();
      assertEquals(numbers.stream().distinct().toList(), numbers);
    }
  }
}
