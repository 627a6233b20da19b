package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.compat.OtherKernels;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

/** The kernel's own commands as notebooks of other Java kernels call them, over real sockets. */
class JavaMagicsTest {
  @TempDir private static Path folder;
  private static TestRepository remote;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() throws IOException {
    remote = new TestRepository(folder);
    remote.publish("Plain", "1.0");
    remote.publish("Base", "1.0");
    remote.publish("Base", "2.0");
    remote.publish("Left", "1.0", "Base:1.0");
    remote.publish("Named", "1.0");
    kernel =
        new RunningKernel(
            new KernelMagics(new FakeCommands(), remote.places(), new OtherKernels()), folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  /** A cell's outcome: what it printed, its result's text, and its error. */
  private record Seen(String printed, String result, String error) {}

  private static Seen run(String code) {
    Outcome all = kernel.run(code);
    return new Seen(all.text("stdout"), all.result(), all.error());
  }

  @Test
  void anArtifactIsThereForTheNextStatementOfTheCell() {
    assertEquals(new Seen("", "1.0", ""), run("%maven test:Plain:1.0\ntest.Plain.version()"));
    assertEquals("ok", run("Figure.text(\"ok\").text()").result());
  }

  @Test
  void aSecondVersionOfWhatIsLoadedIsNotAddedUnsaid() {
    assertEquals("", run("%addMavenDependency test:Left:1.0").printed());
    Seen second = run("%maven test:Base:2.0\ntest.Base.version()");
    assertEquals("1.0", second.result());
    assertTrue(
        second.printed().contains("test:Base stays at 1.0, as added before"), second.printed());
  }

  @Test
  void assignmentsHoldThePathsThatWereAdded() throws IOException {
    Path jar = remote.publish("Local", "3.0");
    Seen jars =
        run(
            "List<String> added = %jars "
                + jar.getParent()
                + "/*.jar\nadded.size() + \" \" + test.Local.version()");
    assertEquals("1 3.0", jars.result(), jars.toString());
    Path classes = remote.compile("Folder", "4.0");
    assertEquals(
        "4.0",
        run("var path = %classpath "
                + classes
                + ";\nString first = path.get(0);\ntest.Folder.version()")
            .result());
    assertEquals(classes.toString(), run("first").result());
    assertEquals("0", run("path = %classpath " + classes + "\npath.size()").result());
  }

  @Test
  void javaCodeCallsCommandsByName() {
    Seen outcome =
        run("List<String> got = lineMagic(\"maven\", List.of(\"test:Named:1.0\"));\ngot.size()");
    assertEquals("1", outcome.result(), outcome.toString());
    assertEquals("1.0", run("test.Named.version()").result());
    assertEquals("%%echo a|body", run("cellMagic(\"echo\", List.of(\"a\"), \"body\");").printed());
  }

  @Test
  void loadRunsFilesAndNotebooks() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("helpers.jsh"), "int twice(int x) { return 2 * x; }\n%echo ran\n");
    Seen loaded = run("%load " + folder.resolve("helpers") + "\ntwice(21)");
    assertEquals("42", loaded.result(), script + " " + loaded);
    assertEquals("ran\n", loaded.printed());
    Path notebook =
        Files.writeString(
            folder.resolve("book.ipynb"),
            """
            {"metadata": {"kernelspec": {"language": "java"}}, "cells": [
              {"cell_type": "markdown", "source": "not code"},
              {"cell_type": "code", "source": ["int seven =\\n", "  7;"]},
              {"cell_type": "code", "source": "%echo from the book"}]}
            """);
    assertEquals(new Seen("from the book\n", "7", ""), run("%load '" + notebook + "'\nseven"));
    Path source =
        Files.writeString(
            folder.resolve("Shape3.java"), "package a.b;\npublic class Shape3 { int n = 3; }\n");
    assertEquals("3", run("%load " + source + "\nnew Shape3().n").result());
    assertTrue(run("%load no-such-file").error().contains("no-such-file"));
  }

  @Test
  void timeGivesTheValueAndTellsHowLongItTook() {
    Seen outcome = run("%time 6 * 7");
    assertEquals("42", outcome.result());
    assertTrue(outcome.printed().matches("Wall time: [\\d.]+ (µs|ms|s)\n"), outcome.printed());
    assertEquals("'\"'", run("char quote = %time '\"';\n\"'\" + quote + \"'\"").result());
    assertTrue(run("%%time\nint t1 = 1;\n%echo in it").printed().startsWith("in it\nWall time"));
    assertTrue(run("%time 1 / 0").error().contains("by zero"));
  }

  @Test
  void namesAreCompletedExplainedAndCorrected() {
    assertTrue(run("%mavn test:Plain:1.0").error().contains("did you mean %maven?"));
    Object page = kernel.run("%jars?").reply().content().get("payload");
    assertTrue(page.toString().contains("usage: %jars GLOB…"), page.toString());
    assertTrue(run("%lsmagic").result().contains("%mavenRepo ID URL"));
    String id =
        kernel
            .client()
            .send(Channel.SHELL, "complete_request", Map.of("code", "%lo", "cursor_pos", 3));
    Message reply = kernel.client().reply(Channel.SHELL, id);
    kernel.client().told(id);
    assertTrue(
        String.valueOf(reply.content().get("matches")).contains("load"), "" + reply.content());
    String line = "%load " + folder + "/work/set";
    String file =
        kernel
            .client()
            .send(
                Channel.SHELL,
                "complete_request",
                Map.of("code", line, "cursor_pos", line.length()));
    Object matches = kernel.client().reply(Channel.SHELL, file).content().get("matches");
    kernel.client().told(file);
    assertTrue(String.valueOf(matches).contains("settings.xml"), "" + matches);
  }

  @Test
  void valuesAreShownInTheFormThatIsAskedFor() {
    String id = kernel.client().execute("display(\"<b>x</b>\", \"text/html\");");
    kernel.client().reply(Channel.SHELL, id);
    Message shown = kernel.client().told(id).get(0);
    assertEquals("<b>x</b>", shown.object("data").get("text/html"));
    assertEquals(
        "[text/markdown, text/plain]",
        run("render(\"*x*\", \"text/markdown\").bundle().keySet().stream().sorted().toList()")
            .result());
    assertTrue(run("render(1, \"image/png\")").error().contains("it has: text/plain"));
    assertEquals("mine", run("String render(Object o) { return \"mine\"; }\nrender(1)").result());
  }

  @Test
  void anotherRepositoryIsLookedAtByItsUrl() {
    assertEquals("", run("%mavenRepo house " + remote.url()).error());
    assertTrue(run("%mavenRepo house").error().startsWith("Expected an id and a URL"));
    assertFalse(run("%maven test:Nothing:1").error().isEmpty());
  }
}
