package org.winnow.training.engine.onednn;

/**
 * A tensor in the role that the library's number says, as {@code DNNL_ARG_SRC}.
 *
 * @param role the library's number
 */
record Argument(int role, Tensor tensor) {}
