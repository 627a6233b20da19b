package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

/** The kernel over real sockets, with commands that are made for it. */
class KernelTest {
  @TempDir private static Path folder;
  private static RunningKernel kernel;
  private static TestClient client;

  @BeforeAll
  static void start() {
    kernel = RunningKernel.in(folder);
    client = kernel.client();
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static Outcome run(String code) {
    return kernel.run(code);
  }

  @Test
  void javaAndCommandsShareACellAndTheirOutputKeepsItsOrder() {
    Outcome outcome = run("System.out.println(\"a\");\n%echo b\nSystem.out.println(\"c\");\n6 * 7");
    assertEquals("ok", outcome.status());
    assertEquals("a\nb\nc\n", outcome.text("stdout"));
    Message result = outcome.told().get(outcome.told().size() - 1);
    assertEquals("execute_result", result.type());
    assertEquals("42", result.object("data").get("text/plain"));
  }

  @Test
  void aWholeCellCommandGetsItsBody() {
    assertEquals("%%echo x|a\nb", run("\n// note\n%%echo x\na\nb").text("stdout"));
  }

  @Test
  void aCommandBindsATypedVariable() {
    Outcome outcome = run("%bind\nfigure.text()");
    assertEquals("bound", outcome.told().get(0).object("data").get("text/plain"));
    assertEquals("ok", run("import java.util.concurrent.*;").status());
    assertEquals("ok", run("figure.text().length()").status());
  }

  @Test
  void aMistakeIsToldInItsOwnWordsWithoutStandardError() {
    Outcome outcome = run("%fail");
    assertEquals(List.of("error"), outcome.types());
    assertEquals("InputException", outcome.reply().text("ename", ""));
    assertEquals(
        List.of("there is no data", "load some first"),
        outcome.told().get(0).content().get("traceback"));
  }

  @Test
  void aCommandWhereOnlyJavaCanStandIsExplained() {
    for (String cell :
        List.of(
            "for (int i = 0; i < 2; i++) {\n  %echo 1\n}",
            "int before = 1; %echo 1", "if (true) { figure = %train 3; }")) {
      Outcome outcome = run(cell);
      assertEquals("CompilationError", outcome.reply().text("ename", ""));
      String told = String.valueOf(outcome.reply().content().get("traceback"));
      assertTrue(told.contains("is a command only on a line of its own"), told);
    }
    Object plain = run("int wrong = 7 %echo;").reply().content().get("traceback");
    assertTrue(!String.valueOf(plain).contains("line of its own"), String.valueOf(plain));
  }

  @Test
  void aCellOfCommandsAndJavaIsCompleteWhenItsEndIs() {
    Map<String, String> expected =
        Map.of(
            "int x = 1;\n%echo a", "complete",
            "%echo a\nfor (;;) {", "incomplete",
            "%%echo a\nbody", "incomplete",
            "int x;\n%%echo a", "invalid",
            "", "complete");
    expected.forEach(
        (code, status) -> {
          String id = client.send(Channel.SHELL, "is_complete_request", Map.of("code", code));
          assertEquals(status, client.reply(Channel.SHELL, id).text("status", ""), code);
        });
  }

  @Test
  void anErrorInACommandHarmsNothingElse() {
    assertEquals("NoClassDefFoundError", run("%break").reply().text("ename", ""));
    assertEquals("ok", run("%echo still here").status());
  }

  @Test
  void questionsAndCommsAreAnsweredWhileACellRuns() {
    String cell = client.execute("%train");
    for (String type : List.of("kernel_info", "comm_info", "history", "is_complete", "complete")) {
      String id = client.send(Channel.SHELL, type + "_request", Map.of("code", "%train --ba"));
      Message reply = client.receive(Channel.SHELL);
      assertEquals(id, TestClient.parentId(reply));
      assertEquals(type + "_reply", reply.type());
    }
    client.interrupt();
    assertEquals("ok", client.reply(Channel.SHELL, cell).text("status", ""));
  }

  @Test
  void completionOfCommandsCountsInCharactersAndSaysTypes() {
    String code = "String s = \"\ud83d\ude00\";\n%train --ba";
    String id =
        client.send(Channel.SHELL, "complete_request", Map.of("code", code, "cursor_pos", 27));
    Message reply = client.reply(Channel.SHELL, id);
    assertEquals(List.of("--batch"), reply.content().get("matches"));
    assertEquals(23, reply.content().get("cursor_start"));
    assertTrue(reply.object("metadata").containsKey("_jupyter_types_experimental"));
  }

  @Test
  void silentRunsNeitherShowNorCountNorAreRemembered() {
    int before = run("1").reply().number("execution_count", -1);
    String id =
        client.send(Channel.SHELL, "execute_request", Map.of("code", "1 + 1", "silent", true));
    Outcome outcome = Outcome.of(client, id);
    assertEquals("ok", outcome.status());
    assertEquals(List.of(), outcome.types());
    assertEquals(before + 1, run("1").reply().number("execution_count", -1));
  }

  @Test
  void userExpressionsAreAnsweredEachForItself() {
    String id =
        client.send(
            Channel.SHELL,
            "execute_request",
            Map.of(
                "code",
                "int ue = 3;",
                "user_expressions",
                Map.of("good", "ue + 1", "bad", "nope")));
    Map<String, Object> answers = client.reply(Channel.SHELL, id).object("user_expressions");
    Map<String, Object> good = Message.asObject(answers.get("good"));
    assertEquals("4", Message.asObject(good.get("data")).get("text/plain"));
    assertEquals("error", Message.asObject(answers.get("bad")).get("status"));
  }

  @Test
  void aPersonIsAskedForALine() {
    String id = client.execute("String answer = readPassword(\"who? \"); answer.length()");
    Message question = client.receive(Channel.STDIN);
    assertEquals("who? ", question.text("prompt", ""));
    assertTrue(question.flag("password", false));
    client.send(Channel.STDIN, "input_reply", Map.of("status", "ok", "value", "Ada"));
    Outcome outcome = Outcome.of(client, id);
    assertEquals("3", outcome.told().get(0).object("data").get("text/plain"));
  }

  @Test
  void outputOfAThreadStaysWithTheCellThatStartedIt() {
    String first =
        client.execute(
            "var gate = new java.util.concurrent.CountDownLatch(1);\n"
                + "new Thread(() -> { try { gate.await(); } catch (Exception e) { }"
                + " System.out.println(\"late\"); }).start();");
    client.reply(Channel.SHELL, first);
    client.execute("gate.countDown();");
    Message message;
    do {
      message = client.receive(Channel.IOPUB);
    } while (!message.text("text", "").equals("late\n"));
    assertEquals(first, TestClient.parentId(message));
  }

  @Test
  void messagesThatAreNotSignedAreNotServed() {
    client.sendRaw(
        Channel.SHELL, TestClient.forged("execute_request", Map.of("code", "int forged = 1;")));
    assertEquals("error", run("forged").status());
  }

  @Test
  void garbageOnAnySocketHarmsNothing() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      List<byte[]> frames =
          new ArrayList<>(TestClient.forged("execute_request", Map.of("code", "int forged = 1;")));
      int frame = random.nextInt(frames.size());
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      frames.set(frame, noise);
      Channel channel = List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN).get(i % 3);
      client.sendRaw(channel, frames.subList(0, 1 + random.nextInt(frames.size())));
    }
    assertEquals("ok", run("1").status());
    assertEquals("error", run("forged").status());
  }

  @Test
  void aViewWithoutWidgetsLeavesItsPicture() {
    Outcome outcome = run("%view");
    assertEquals(List.of("comm_open", "display_data"), outcome.types());
    Object comm = outcome.told().get(0).content().get("comm_id");
    String close = client.send(Channel.SHELL, "comm_close", Map.of("comm_id", comm));
    client.told(close);
    assertEquals("ok", run("1").status());
  }

  @Test
  void anErrorInAViewsListenerLosesNoLaterMessage() {
    Object comm = run("%view").told().get(0).content().get("comm_id");
    Map<String, ?> hello =
        Map.of("comm_id", comm, "data", Map.of("method", "custom", "content", Map.of("say", 1)));
    for (int i = 0; i < 2; i++) {
      client.told(client.send(Channel.SHELL, "comm_msg", hello));
    }
    String asked = client.send(Channel.SHELL, "comm_info_request", Map.of());
    Message open = client.reply(Channel.SHELL, asked);
    assertTrue(open.object("comms").containsKey(comm), open.content().toString());
    assertEquals("ok", run("1").status());
  }

  @Test
  void aHeartbeatOfUnexpectedPartsStopsNoHeart() {
    for (List<byte[]> beat : List.of(List.of(new byte[] {1}), List.of(new byte[3], new byte[2]))) {
      assertEquals(beat.size(), client.beat(beat).size());
    }
  }
}
