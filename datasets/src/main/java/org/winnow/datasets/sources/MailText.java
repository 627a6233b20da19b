package org.winnow.datasets.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a mail is learnt: its subject and its body as it was sent, markup, encoded parts and all.
 *
 * <p>The other header lines are left out. They hold where and when the mails were collected, which
 * tells spam from ham in this corpus and nowhere else.
 */
final class MailText {
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^Subject:(.*(?:\\n[ \\t].*)*)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private MailText() {}

  /** Of a mail's bytes: UTF-8 where they are that, else ISO 8859-1, which any bytes are. */
  static String of(byte[] mail) {
    String text = decoded(mail).replace("\r\n", "\n");
    int end = text.indexOf("\n\n");
    String head = end < 0 ? text : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + 2);
    Matcher subject = SUBJECT.matcher(head);
    String line = subject.find() ? subject.group(1).replaceAll("\\n[ \\t]+", " ").strip() : "";
    return line + "\n\n" + body;
  }

  private static String decoded(byte[] mail) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(mail)).toString();
    } catch (CharacterCodingException e) {
      return new String(mail, StandardCharsets.ISO_8859_1);
    }
  }
}
