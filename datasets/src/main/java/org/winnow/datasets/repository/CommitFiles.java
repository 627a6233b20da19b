package org.winnow.datasets.repository;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a commit's tree holds, with the shards still unread.
 *
 * @param tree the whole tree
 * @param labels folder of label shards
 * @param examples folder of example shards
 */
record CommitFiles(
    ObjectId tree,
    ObjectId labels,
    ObjectId examples,
    ShardLayout layout,
    Vocabulary vocabulary,
    SourceList sources,
    Description description) {
  static final String LABELS = "labels";
  static final String EXAMPLES = "examples";
  static final String ATTRIBUTES = ".gitattributes";

  /** Bytes are what was judged: no line ends are to be changed by anybody. */
  static final String ATTRIBUTES_TEXT = "* -text\n";

  static CommitFiles read(GitStore git, ObjectId commit) throws IOException {
    ObjectId tree = git.treeOf(commit);
    FormatFile format = FormatFile.parse(git.require(tree, FormatFile.FILE));
    return new CommitFiles(
        tree,
        git.find(tree, LABELS),
        git.find(tree, EXAMPLES),
        format.layout(),
        Vocabulary.parse(git.require(tree, Vocabulary.FILE)),
        SourceList.parse(git.require(tree, SourceList.FILE)),
        Description.parse(git.require(tree, Description.FILE)));
  }

  /** The text of a shard, empty where there is none yet. */
  ShardText shard(GitStore git, String path) throws IOException {
    ObjectId blob = git.find(tree, path);
    return new ShardText(path, blob == null ? new byte[0] : git.bytes(blob));
  }

  /** The file that holds an example's judgements. */
  String labelPath(String id) {
    return LABELS + "/" + layout.file(layout.shardOf(id));
  }

  /** The file that holds what else is recorded of an example. */
  String examplePath(String id) {
    return EXAMPLES + "/" + layout.file(layout.shardOf(id));
  }
}
