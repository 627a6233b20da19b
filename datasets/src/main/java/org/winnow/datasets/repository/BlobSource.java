package org.winnow.datasets.repository;

/**
 * Where the bytes of examples are.
 *
 * @param here the repository's own packs
 * @param elsewhere where those are fetched from that are in none of them
 */
record BlobSource(BlobStore here, Elsewhere elsewhere) {}
