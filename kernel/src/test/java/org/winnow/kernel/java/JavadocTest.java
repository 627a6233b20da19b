package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JavadocTest {
  private static final String COMMENT =
      """
       Returns the greater of two {@code int} values. That is, the
       result is {@link Integer#MAX_VALUE nearest to it}, see {@link #min(int, int)}
       and {@literal a < b} &amp; {@code List<String>}.
       <p>
       For instance:
       <pre>{@code
       if (a < b) {
         use(b);
       }}</pre>
       <ul>
       <li>one
       <li>two
       </ul>

       @param   a   an argument.
       @param b another
                argument.
       @return  the larger of {@code a} and {@code b}.
       @author somebody
       @throws ArithmeticException never
      """;

  @Test
  void textHasNoTagsLeft() {
    assertEquals(
        """
        Returns the greater of two int values. That is, the result is nearest to it, see min(int, int) \
        and a < b & List<String>.

        For instance:

          if (a < b) {
            use(b);
          }

        • one
        • two

        Parameters

        • a – an argument.
        • b – another argument.

        Returns

        • the larger of a and b.

        Throws

        • ArithmeticException – never""",
        Javadoc.parse(COMMENT).text());
  }

  @Test
  void codeIsEscapedInHtml() {
    String html = Javadoc.parse("{@code a<b>} and <b>bold</b> @ {@unknown x} {@code {}}").html();
    assertEquals("<code>a&lt;b&gt;</code> and <b>bold</b> @  <code>{}</code>", html);
  }

  @Test
  void whatIsNotClosedStaysAsItIs() {
    assertEquals("a {@code b", Javadoc.parse("a {@code b").text());
    assertEquals("1 < 2 & 3 &unknown; é", HtmlText.of("1 < 2 &amp; 3 &unknown; &#233;"));
  }
}
