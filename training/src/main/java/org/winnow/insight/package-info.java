/**
 * Insight: which labels are probably wrong, and which examples a network is unsure of.
 *
 * <p>Pure functions of labels, probabilities, embeddings and traces: no training engine, no
 * notebook. Every result says whether its scores are in-sample.
 */
package org.winnow.insight;
