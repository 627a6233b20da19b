/**
 * Versions of a data set: a bare git repository whose files say who judged which example how, with
 * the examples' bytes packed beside it. The format is specified in {@code docs/label-format.md}.
 */
package org.winnow.datasets.repository;
