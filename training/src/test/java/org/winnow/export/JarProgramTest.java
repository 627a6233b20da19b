package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Preparation;
import org.winnow.training.Skeleton;

/** {@code java -jar digits.jar}, in a process of its own. */
class JarProgramTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir Path folder;

  private Path jar;
  private Shipment shipment;

  @BeforeEach
  void export() {
    Skeleton skeleton = Skeleton.parse("digits", "input 4x3x1\nconv 2 2x2 relu\noutput 3");
    List<String> classes = List.of("one", "\"two\" </script>", "three");
    shipment = Shipments.of(skeleton, 1, Preparation.unit(16), classes);
    jar = folder.resolve("digits.jar");
    shipment.write("jar", jar);
  }

  private String run(int status, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", jar.toString()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, process.waitFor(), said);
    return said;
  }

  @Test
  void checksItselfAndReadsFiles() throws Exception {
    assertTrue(run(0, "--selftest").startsWith("5 golden rows"));
    // Eight of sixteen levels, which is 128 of 255 as nearly as a byte can say it.
    BufferedImage grey = new BufferedImage(3, 4, BufferedImage.TYPE_BYTE_GRAY);
    IntStream.range(0, 12).forEach(i -> grey.getRaster().setSample(i % 3, i / 3, 0, 20 * i));
    Path picture = folder.resolve("picture.png");
    ImageIO.write(grey, "png", picture.toFile());
    float[] raw = new float[12];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = 20 * i / 255f * 16;
    }
    Path csv = folder.resolve("rows.csv");
    Files.writeString(
        csv, IntStream.range(0, 12).mapToObj(i -> "" + raw[i]).collect(Collectors.joining(",")));
    float[] expected = Golden.of(shipment.model(), new float[][] {raw}).probabilities()[0];
    String most = run(0, picture.toString()).split(": ")[1];
    assertEquals(most, run(0, csv.toString()).split(": ")[1]);
    float largest = Math.max(expected[0], Math.max(expected[1], expected[2]));
    assertTrue(most.contains(String.format(java.util.Locale.ROOT, "(%.4f)", largest)), most);
    assertTrue(run(2, "nothing.png").contains("there is no file nothing.png"));
    assertTrue(run(2, "--serv").contains("there is no option --serv"));
    Files.writeString(csv, "1,2,3");
    assertTrue(run(2, csv.toString()).contains("row 1: expected 12 numbers, got 3"));
  }

  @Test
  void answersOverHttpAndRefusesWithTheReason() throws Exception {
    Process process =
        new ProcessBuilder(JAVA, "-jar", jar.toString(), "--serve", "--port", "0").start();
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      String line = out.readLine();
      int port = Integer.parseInt(line.replaceAll(".*127.0.0.1:([0-9]+)/.*", "$1"));
      assertTrue(ask(port, "GET /health", "localhost", "").contains("\"status\":\"ok\""));
      Golden golden = shipment.golden();
      String rows = Arrays.deepToString(golden.inputs());
      String answers =
          ask(port, "POST /classify", "127.0.0.1:" + port, "{\"inputs\":" + rows + "}");
      assertTrue(answers.startsWith("HTTP/1.1 200"), answers);
      assertEquals(5, answers.split("\"class\":").length - 1, answers);
      assertTrue(!answers.contains("</script>"), answers);
      refused(port, "{\"inputs\":[[1,2]]}", "400", "example 0: expected 12 numbers, got 2");
      refused(port, "{\"inputs\":[[1,", "400", "the body is no JSON");
      refused(port, "[".repeat(1_000), "400", "at most 16 levels");
      refused(port, "{\"texts\":[\"a\"]}", "400", "this network reads 4x3x1 numbers");
      assertTrue(ask(port, "GET /", "localhost", "").contains(" 404 "));
      assertTrue(ask(port, "GET /classify", "localhost", "").contains(" 405 "));
      assertTrue(ask(port, "GET /health", "evil.example", "").contains(" 403 "));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static void refused(int port, String body, String status, String why) throws Exception {
    String answer = ask(port, "POST /classify", "localhost", body);
    assertTrue(answer.startsWith("HTTP/1.1 " + status) && answer.contains(why), answer);
  }

  private static String ask(int port, String what, String host, String body) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String head =
          what
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n";
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
