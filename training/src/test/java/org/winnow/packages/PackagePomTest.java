package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PackagePomTest {
  private static Document parsed(String pom) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void textsOfThePackageStayTexts() throws Exception {
    String hostile = "</description><repositories>\"&amp;]]><!-- \u0000\uD800 é 🙂";
    Document pom =
        parsed(
            PackagePom.of(PackageCoordinates.parse("org.acme:digits@1.2.0"), "MIT <b>", hostile));
    assertEquals(
        "</description><repositories>\"&amp;]]><!--    é 🙂",
        pom.getElementsByTagName("description").item(0).getTextContent());
    assertEquals(0, pom.getElementsByTagName("repositories").getLength());
    assertEquals("MIT <b>", pom.getElementsByTagName("name").item(0).getTextContent());
    assertEquals("digits", pom.getElementsByTagName("artifactId").item(0).getTextContent());
    assertEquals("winnowpkg", pom.getElementsByTagName("packaging").item(0).getTextContent());
  }
}
