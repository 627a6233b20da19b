package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.winnow.datasets.Shape;
import org.winnow.training.Conv;
import org.winnow.training.Dense;
import org.winnow.training.Depthwise;
import org.winnow.training.Embedding;
import org.winnow.training.Input;
import org.winnow.training.LayerSpec;
import org.winnow.training.Lstm;
import org.winnow.training.Pool;

/** How DL4J lays out a value of a skeleton, for which there are only shapes. */
enum Form {
  /** {@code [n, size]}. */
  VECTOR,
  /** {@code [n, channels, steps]}. */
  SEQUENCE,
  /** {@code [n, channels, height, width]}. */
  PICTURE;

  static Form ofInput(Shape s) {
    return s.isVector() ? VECTOR : Input.isSequence(s) ? SEQUENCE : PICTURE;
  }

  /** The form that a layer reads, given the one there is. */
  static Form read(LayerSpec spec, Shape in, Form there) {
    if (spec instanceof Dense
        || spec instanceof LayerSpec.Output
        || spec instanceof LayerSpec.Flatten) {
      return VECTOR;
    }
    if (spec instanceof Lstm || spec instanceof Embedding || Dl4jLayers.overSteps(spec, in)) {
      return SEQUENCE;
    }
    if (spec instanceof LayerSpec.GlobalPool) {
      return there == SEQUENCE ? SEQUENCE : PICTURE;
    }
    if (spec instanceof LayerSpec.BatchNorm) {
      return there == SEQUENCE ? PICTURE : there;
    }
    boolean windowed = spec instanceof Conv || spec instanceof Depthwise || spec instanceof Pool;
    return windowed ? PICTURE : there;
  }

  /** The form that a layer gives, having read one. */
  static Form given(LayerSpec spec, Form read) {
    boolean ends =
        spec instanceof LayerSpec.GlobalPool || (spec instanceof Lstm lstm && !lstm.all());
    return ends ? VECTOR : read;
  }

  /** What turns this form into another before a layer; null where a vertex must do it. */
  InputPreProcessor before(Form wanted, Shape s) {
    if (this == VECTOR && wanted == PICTURE) {
      return new FeedForwardToCnnPreProcessor(s.height(), s.width(), s.channels());
    }
    if (this == PICTURE && wanted == VECTOR) {
      return new CnnToFeedForwardPreProcessor(s.height(), s.width(), s.channels());
    }
    return null;
  }

  /** A step of its own that turns this form into another. */
  GraphVertex to(Form wanted, Shape s) {
    InputPreProcessor turn = before(wanted, s);
    return turn != null
        ? new PreprocessorVertex(turn)
        : new ReshapeVertex('c', wanted.dimensions(s), wanted.maskDimensions(s));
  }

  private int[] maskDimensions(Shape s) {
    return this == PICTURE ? new int[] {-1, 1, s.height(), 1} : new int[] {-1, s.height()};
  }

  private int[] dimensions(Shape s) {
    return switch (this) {
      case VECTOR -> new int[] {-1, s.size()};
      case SEQUENCE -> new int[] {-1, s.channels(), s.height()};
      case PICTURE -> new int[] {-1, s.channels(), s.height(), s.width()};
    };
  }
}
