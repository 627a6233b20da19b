/**
 * Trained networks as packages: named, versioned, signed files that hold all that their use needs,
 * and nothing that could be run. The format is described in {@code docs/package-format.md}.
 */
package org.winnow.packages;
