package org.winnow.kernel.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.winnow.datasets.InputException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes a POM of the pieces that people copy from a README. */
public final class PomFragments {
  private PomFragments() {}

  /**
   * The POM of some XML: a {@code <project>} as it is; else every {@code <dependency>} and {@code
   * <repository>}, alone or in its list, and other children of a project, put together.
   *
   * @throws InputException if it is no XML
   */
  public static String toPom(String xml) {
    String body = xml.strip().replaceFirst("^<\\?xml.*?\\?>", "");
    Element root = parse("<pieces>" + body + "</pieces>");
    StringBuilder dependencies = new StringBuilder();
    StringBuilder repositories = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (Element piece : children(root)) {
      switch (piece.getTagName()) {
        case "project" -> {
          return text(piece);
        }
        case "dependency" -> dependencies.append(text(piece));
        case "repository" -> repositories.append(text(piece));
        case "dependencies" -> children(piece).forEach(one -> dependencies.append(text(one)));
        case "repositories" -> children(piece).forEach(one -> repositories.append(text(one)));
        default -> others.append(text(piece));
      }
    }
    return "<project>"
        + others
        + missing(root, "modelVersion", "4.0.0")
        + missing(root, "groupId", "notebook")
        + missing(root, "artifactId", "notebook")
        + missing(root, "version", "1")
        + ("<dependencies>" + dependencies + "</dependencies>")
        + ("<repositories>" + repositories + "</repositories></project>");
  }

  private static String missing(Element root, String tag, String value) {
    boolean there = children(root).stream().anyMatch(one -> one.getTagName().equals(tag));
    return there ? "" : "<" + tag + ">" + value + "</" + tag + ">";
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException e) {
      throw new InputException(
          "Expected a POM, or <dependency> and <repository> elements: " + e.getMessage(), e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> children(Element parent) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  private static String text(Node node) {
    try {
      Transformer plain = TransformerFactory.newInstance().newTransformer();
      plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      plain.transform(new DOMSource(node), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
