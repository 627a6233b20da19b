/**
 * Training: a skeleton and a data set are compiled into a trained network.
 *
 * <p>Public types speak arrays, ids and records; DL4J and ND4J stay in {@code engine}.
 */
package org.winnow.training;
