package org.winnow.magics;

import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/** What examples are compared by. */
interface Eyes {
  /** Values of a vector. */
  int width();

  /** The vectors of some rows. */
  float[][] vectors(Dataset of, int[] rows);

  /** What is said of some rows, by whom vectors come from a network of this session. */
  default Optional<Predictions> said(Dataset of, int[] rows) {
    return Optional.empty();
  }

  /** Whether the vectors are a network's, and not the inputs. */
  boolean ofNetwork();

  /** A model's last hidden layer. */
  record OfModel(Model model) implements Eyes {
    @Override
    public int width() {
      return model.skeleton().shape(model.skeleton().embeddingLayer()).size();
    }

    @Override
    public float[][] vectors(Dataset of, int[] rows) {
      return model.embeddings(of, rows);
    }

    @Override
    public Optional<Predictions> said(Dataset of, int[] rows) {
      return Optional.of(model.predict(of, rows));
    }

    @Override
    public boolean ofNetwork() {
      return true;
    }
  }

  /** The prepared inputs themselves. */
  record OfInputs(int width) implements Eyes {
    @Override
    public float[][] vectors(Dataset of, int[] rows) {
      float[][] inputs = new float[rows.length][width];
      for (int i = 0; i < rows.length; i++) {
        of.fillInputs(rows, i, i + 1, inputs[i]);
      }
      return inputs;
    }

    @Override
    public boolean ofNetwork() {
      return false;
    }
  }

  /** A file's, of the examples of one data set. */
  record OfFile(ForeignVectors file) implements Eyes {
    @Override
    public int width() {
      return file.width();
    }

    @Override
    public float[][] vectors(Dataset of, int[] rows) {
      return file.of(rows, of.name());
    }

    @Override
    public boolean ofNetwork() {
      return true;
    }
  }
}
