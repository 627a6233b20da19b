package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_abcde;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/**
 * The shape of a tensor of floats and the order of its values in memory. Its native description
 * lives as long as the tape on which a program is written down.
 */
final class Layout {
  private static final int[] PLAIN = {dnnl_a, dnnl_ab, dnnl_abc, dnnl_abcd, dnnl_abcde};

  private final dnnl_memory_desc_t description;
  private final long bytes;
  private final long[] dims;

  private Layout(dnnl_memory_desc_t description) {
    this(description, dnnl_memory_desc_get_size(description));
  }

  private Layout(dnnl_memory_desc_t description, long bytes) {
    this.description = description;
    this.bytes = bytes;
    dims = new long[description.ndims()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = description.dims().get(i);
    }
  }

  /** A description that the library gave; it is copied. */
  static Layout of(dnnl_memory_desc_t given) {
    return new Layout(new dnnl_memory_desc_t().put(given));
  }

  /** Whatever order suits a primitive best. */
  static Layout any(long... dims) {
    return tagged(dims, dnnl_format_tag_any);
  }

  /** Row by row. */
  static Layout plain(long... dims) {
    return tagged(dims, PLAIN[dims.length - 1]);
  }

  /** One of the library's named orders. */
  static Layout tagged(long[] dims, int tag) {
    checked(dims);
    dnnl_memory_desc_t md = new dnnl_memory_desc_t();
    OneDnn.check(
        dnnl_memory_desc_init_by_tag(md, dims.length, dims, dnnl_f32, tag),
        "describe " + Arrays.toString(dims));
    return new Layout(md);
  }

  /** Values that lie the given numbers of floats apart. */
  static Layout strided(long[] dims, long... strides) {
    checked(dims);
    dnnl_memory_desc_t md = new dnnl_memory_desc_t();
    OneDnn.check(
        dnnl_memory_desc_init_by_strides(md, dims.length, dims, dnnl_f32, strides),
        "describe " + Arrays.toString(dims) + " with strides " + Arrays.toString(strides));
    long last = 0;
    for (int i = 0; i < dims.length; i++) {
      last += (dims[i] - 1) * strides[i];
    }
    // The library counts whole strides; a part of a larger tensor ends with its last value.
    return new Layout(md, Float.BYTES * (last + 1));
  }

  private static void checked(long[] dims) {
    for (long dim : dims) {
      if (dim < 1) {
        throw new IllegalArgumentException("a tensor cannot be " + Arrays.toString(dims));
      }
    }
  }

  dnnl_memory_desc_t description() {
    return description;
  }

  /** Bytes from the first value to the last, padding included; 0 where the order is open. */
  long bytes() {
    return bytes;
  }

  long[] dims() {
    return dims.clone();
  }

  /** Whether a tensor in one order can be read as the other. */
  boolean same(Layout other) {
    return dnnl_memory_desc_equal(description, other.description) == 1;
  }

  @Override
  public String toString() {
    return Arrays.toString(dims()) + " in " + bytes() + " bytes";
  }
}
