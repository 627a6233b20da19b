package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Labels;

/** Writes a whole data set as the tree of a first commit. Planted truth is not looked at. */
final class FirstImport {
  /** Examples between two words to the watcher, so that an interrupt is heeded at once. */
  private static final int BETWEEN = 4096;

  private final Dataset data;
  private final ImportWatcher watcher;
  private final Vocabulary vocabulary;
  private final ShardLayout layout;
  private final Description description;
  private final BlobRef[] refs;

  FirstImport(Dataset data, ImportWatcher watcher) {
    this.data = data;
    this.watcher = watcher;
    vocabulary = Vocabulary.of(data.schema().classes());
    layout = ShardLayout.forSize(data.size());
    refs = new BlobRef[data.size()];
    description =
        new Description(
            data.name(),
            data.source(),
            data.schema().shape(),
            data.features().areBytes(),
            data.schema().featureNames(),
            columns(data),
            data.preparation());
  }

  private static List<String> columns(Dataset data) {
    boolean table = data.size() > 0 && data.views().of(0) instanceof ExampleView.Row;
    return table ? ((ExampleView.Row) data.views().of(0)).columns() : List.of();
  }

  void storeBytes(BlobStore blobs) throws IOException {
    ViewCodec codec = new ViewCodec(description.columns());
    blobs.store(
        sink -> {
          for (int row = 0; row < data.size(); row++) {
            if (row % BETWEEN == 0) {
              watcher.written(row, 2L * data.size());
            }
            byte[] features = data.features().canonicalBytes(row);
            refs[row] = sink.add(features, codec.encode(data.views().of(row), features));
          }
        });
  }

  ObjectId writeTree(GitStore git, ObjectPack pack) throws IOException {
    TreeMap<String, ObjectId> files = new TreeMap<>();
    put(files, pack, CommitFiles.ATTRIBUTES, CommitFiles.ATTRIBUTES_TEXT);
    put(files, pack, FormatFile.FILE, new FormatFile(layout).text());
    put(files, pack, Vocabulary.FILE, vocabulary.text());
    put(files, pack, SourceList.FILE, new SourceList(List.of(data.source())).text());
    files.put(Description.FILE, pack.blob(description.json()));
    int[][] shards = rowsByShard();
    long done = data.size();
    for (int shard = 0; shard < shards.length; shard++) {
      watcher.written(done, 2L * data.size());
      if (shards[shard].length > 0) {
        writeShard(files, pack, layout.file(shard), shards[shard]);
        done += shards[shard].length;
      }
    }
    try (var reader = git.reader()) {
      return new TreeEditor(reader, pack).put(null, files);
    }
  }

  private void writeShard(TreeMap<String, ObjectId> files, ObjectPack pack, String file, int[] rows)
      throws IOException {
    List<Keyed> sorted =
        Arrays.stream(rows)
            .mapToObj(row -> new Keyed(ShardText.key(data.ids().get(row)), row))
            .sorted(Comparator.comparing(Keyed::key, Arrays::compareUnsigned))
            .toList();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    ByteArrayOutputStream examples = new ByteArrayOutputStream();
    for (Keyed keyed : sorted) {
      append(labels, judgement(keyed.row).line());
      append(examples, entry(keyed.row).line());
    }
    files.put(CommitFiles.LABELS + "/" + file, pack.blob(labels.toByteArray()));
    files.put(CommitFiles.EXAMPLES + "/" + file, pack.blob(examples.toByteArray()));
  }

  private Judgement judgement(int row) {
    int index = data.labels().classOf(row);
    return new Judgement(
        data.ids().get(row),
        1,
        Judgement.Kind.LABEL,
        index == Labels.NONE ? OptionalInt.empty() : OptionalInt.of(vocabulary.id(index)),
        data.labels().attribution(row),
        "");
  }

  private ExampleEntry entry(int row) {
    return new ExampleEntry(data.ids().get(row), row, data.splits().of(row), refs[row], 0, "-");
  }

  private int[][] rowsByShard() {
    int[] shardOf = new int[data.size()];
    int[] counts = new int[layout.count()];
    for (int row = 0; row < shardOf.length; row++) {
      shardOf[row] = layout.shardOf(data.ids().get(row));
      counts[shardOf[row]]++;
    }
    int[][] rows = new int[counts.length][];
    for (int shard = 0; shard < rows.length; shard++) {
      rows[shard] = new int[counts[shard]];
    }
    int[] order = data.ids().order(); // nearly the order of lines, so that little is left to sort
    for (int i = order.length - 1; i >= 0; i--) {
      rows[shardOf[order[i]]][--counts[shardOf[order[i]]]] = order[i];
    }
    return rows;
  }

  private static void append(ByteArrayOutputStream out, String line) {
    out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static void put(
      TreeMap<String, ObjectId> files, ObjectPack pack, String path, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.put(path, pack.blob(bytes));
  }

  private record Keyed(byte[] key, int row) {}
}
