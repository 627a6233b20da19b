package org.winnow.training.engine.reference;

import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Softmax;

/** The kernel of each operation. */
final class Kernels {
  private Kernels() {}

  static Kernel of(Forward operation) {
    if (operation instanceof Dense dense) {
      return new DenseKernel(dense);
    }
    if (operation instanceof Convolution convolution) {
      return convolution.depthwise()
          ? new DepthwiseKernel(convolution)
          : new ConvolutionKernel(convolution);
    }
    if (operation instanceof Lstm lstm) {
      return new LstmKernel(lstm);
    }
    if (operation instanceof Embedding embedding) {
      return new EmbeddingKernel(embedding);
    }
    return operation.parameters().isEmpty() ? withoutWeights(operation) : norm(operation);
  }

  private static Kernel norm(Forward operation) {
    if (operation instanceof BatchNorm norm) {
      return new BatchNormKernel(norm);
    }
    if (operation instanceof LayerNorm norm) {
      return new LayerNormKernel(norm);
    }
    throw new IllegalStateException("no kernel for " + operation);
  }

  private static Kernel withoutWeights(Forward operation) {
    if (operation instanceof Activate activate) {
      return new ActivateKernel(activate);
    }
    if (operation instanceof Pool pool) {
      return new PoolKernel(pool);
    }
    if (operation instanceof GlobalPool pool) {
      return new GlobalPoolKernel(pool);
    }
    if (operation instanceof Dropout dropout) {
      return new DropoutKernel(dropout);
    }
    if (operation instanceof Softmax softmax) {
      return new SoftmaxKernel(softmax);
    }
    if (operation instanceof Lengths lengths) {
      return new LengthsKernel(lengths);
    }
    if (operation instanceof Cut cut) {
      return new CutKernel(cut);
    }
    if (operation instanceof Add add) {
      return new AddKernel(add);
    }
    if (operation instanceof Concat concat) {
      return new ConcatKernel(concat);
    }
    if (operation instanceof Reshape reshape) {
      return new ReshapeKernel(reshape);
    }
    throw new IllegalStateException("no kernel for " + operation);
  }
}
