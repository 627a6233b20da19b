package org.winnow.datasets.repository;

import java.util.List;

/**
 * What erasing examples comes to.
 *
 * @param ids full ids of all examples that go: those named, and those with the very same bytes
 * @param records how many stored records go
 * @param bytes their size
 * @param beyond sentences on what cannot be reached from here
 */
public record Erasure(List<String> ids, int records, long bytes, List<String> beyond) {
  public Erasure {
    ids = List.copyOf(ids);
    beyond = List.copyOf(beyond);
  }
}
