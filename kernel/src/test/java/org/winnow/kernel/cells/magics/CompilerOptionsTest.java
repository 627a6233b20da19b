package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerOptionsTest {
  private static CompilerOptions of(String options) {
    return CompilerOptions.of(Map.of("JJAVA_COMPILER_OPTS", options), List.of());
  }

  @Test
  void whatJavacKnowsIsTakenWithItsValues() {
    CompilerOptions both =
        CompilerOptions.of(
            Map.of("IJAVA_COMPILER_OPTS", " -parameters  -source 17", "JJAVA_COMPILER_OPTS", "-g"),
            List.of());

    assertEquals(List.of("-parameters", "-source", "17", "-g"), both.words());
    assertEquals(List.of(), both.notices());
    assertEquals(List.of(), CompilerOptions.of(Map.of(), List.of()).words());
  }

  @ParameterizedTest
  @CsvSource({
    "-parametres, javac has no option -parametres",
    "--release 17, --release is left out",
    "--release=17, --release=17 is left out",
    "-d /tmp, %classpath and %maven",
    "-source, -source lacks its value"
  })
  void whatCannotBeHeededIsToldAndTheRestIsTaken(String bad, String told) {
    CompilerOptions options = of("-Xlint:all " + bad);

    assertEquals(List.of("-Xlint:all"), options.words());
    assertEquals(1, options.notices().size(), options.notices().toString());
    String notice = options.notices().get(0);
    assertTrue(notice.startsWith("JJAVA_COMPILER_OPTS: ") && notice.contains(told), notice);
  }

  @Test
  void previewFeaturesNeedAVirtualMachineThatHasThem() {
    CompilerOptions without = of("--enable-preview");
    assertEquals(List.of(), without.words());
    assertTrue(without.notices().get(0).contains("JDK_JAVA_OPTIONS"), without.notices().get(0));

    CompilerOptions with =
        CompilerOptions.of(
            Map.of("IJAVA_COMPILER_OPTS", "--enable-preview"), List.of("--enable-preview"));
    String feature = String.valueOf(Runtime.version().feature());
    assertEquals(List.of("--enable-preview", "-source", feature), with.words());
  }
}
