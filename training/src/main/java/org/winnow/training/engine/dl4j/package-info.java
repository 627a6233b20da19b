/** The stock engine: Deeplearning4j on the CPU. Nothing outside may see an INDArray. */
package org.winnow.training.engine.dl4j;
