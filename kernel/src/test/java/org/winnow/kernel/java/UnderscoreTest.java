package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code _} is the last value, written {@code ˍ} below, and where Java has it. */
class UnderscoreTest {
  private static String read(String code) {
    return Underscore.in(code).as("ˍ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ˍ",
        "ˍ + ˍ",
        "a > ˍ && ˍ < b",
        "ˍ == 3 ? ˍ : -ˍ",
        "ˍ.size()",
        "f(1, ˍ)",
        "f(a < b, c > ˍ)",
        "list.forEach(x -> f(ˍ));",
        "Supplier<Object> s = () -> ˍ;",
        "ˍ::length",
        "int n = ˍ;",
        "var v = (String) ˍ;",
        "int f() { return ˍ; }",
        "throw ˍ;",
        "if (x) ˍ.run(); else ˍ.stop();",
        "do ˍ.run(); while (ˍ != null);",
        "for (var x : ˍ) {}",
        "new int[] {ˍ, 1}",
        "a[ˍ] = ˍ;",
        "switch (ˍ) { case 1 -> f(ˍ); default -> {} }",
        "switch (k) { case 1: yield ˍ; }",
        "/* _ */ ˍ // _",
        "\"_\" + ˍ + '_'",
        "\"\"\"\n_ \"_\n\"\"\" + ˍ",
        "\"\\\"_\" + ˍ",
        "ˍ <= 1 | ˍ >= 1 | ˍ != 1",
        "x instanceof Point && f(ˍ)"
      })
  void itIsTheLastValueWhereAValueStands(String read) {
    assertEquals(read, read(read.replace('ˍ', '_')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var _ = f();",
        "String _ = s;",
        "Map<String, List<int[]>> _ = m;",
        "int[] _ = {};",
        "int a = 1, _ = 2;",
        "for (var _ : list) {}",
        "try { f(); } catch (Exception _) { g(); }",
        "_ -> 1",
        "(_) -> 1",
        "(a, _) -> a",
        "(int _, int b) -> b",
        "(Map<String, Integer> _) -> 1",
        "o instanceof Point(var a, _)",
        "o instanceof Line(Point(_, var y), _) && y > 0",
        "switch (o) { case Box<Point>(Point(_, _)) -> 1; }",
        "case Point _ -> 1;",
        "int _() { return 1; }",
        "_(1)",
        "_ = 5;",
        "_ += 5",
        "_ >>>= 1",
        "_++",
        "--_",
        "a._",
        "snake_case + _a + a_ + __ + 1_000",
        "void f(String... _) {}",
        "import a._;",
        "\"_\" // _"
      })
  void whatDeclaresOrAssignsItIsJavas(String code) {
    assertEquals(code, read(code));
  }

  @Test
  void itsNamesAreOneLetterOfJavasEach() {
    for (int i = 0; i < Underscore.LETTERS; i++) {
      String name = Underscore.name(i);
      assertTrue(name.length() == 1 && SourceVersion.isIdentifier(name), name);
      assertTrue(Underscore.isHidden(name));
      assertEquals("no symbol _", Underscore.told("no symbol " + name));
    }
    assertFalse(Underscore.isHidden("ordinary_1"));
    String rare = "\"" + Underscore.name(3) + "\" + _";
    assertEquals(rare, read(rare), "code that has such a letter itself stays as it is");
    assertEquals("int a = ", Underscore.in("int a = _ + _;").before());
  }
}
