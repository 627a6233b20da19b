"""Writes HDF5 files that a network's file must not be, for the tests of imports.

usage: python hostile_h5.py STEPS.h5 FOLDER

STEPS.h5 is a network of keras_files.py, whose description these files keep. Needs h5py (made with 3.16.0).
"""

import sys
from pathlib import Path

import h5py
import numpy as np


def links_out(file, parent):
    parent["kernel"] = h5py.ExternalLink("/etc/passwd", "/kernel")


def loop(file, parent):
    parent["again"] = file["model_weights"]


def values_elsewhere(file, parent):
    parent.create_dataset("kernel", (4, 2), "float32", external=[("../../../../etc/passwd", 0, 32)])


def zeros(parent, name, side):
    """A square of zeros, packed twice."""
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((side, side))
    plist.set_deflate(9)
    plist.set_filter(h5py.h5z.FILTER_DEFLATE, 0, (9,))
    space = h5py.h5s.create_simple((side, side))
    made = h5py.h5d.create(parent.id, name, h5py.h5t.IEEE_F32LE, space, plist)
    made.write(h5py.h5s.ALL, h5py.h5s.ALL, np.zeros((side, side), "float32"))


def bomb(file, parent):
    """256 MB."""
    zeros(parent, b"kernel", 1 << 13)


def many_bombs(file, parent):
    """Each of 9 MB, and none too large by itself."""
    for i in range(14):
        zeros(parent, b"kernel%d" % i, 1500)


def huge(file, parent):
    parent.create_dataset("kernel", (1 << 40, 1 << 20), "float32", chunks=(64, 64))


def java_object(file, parent):
    words = bytes.fromhex("aced0005") + b"sr\0\x13java.util.ArrayList"
    parent.create_dataset("kernel", data=np.frombuffer(words, "V1"))


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for spoil in (links_out, loop, values_elsewhere, bomb, many_bombs, huge, java_object):
        with h5py.File(source, "r") as good, h5py.File(folder / f"{spoil.__name__}.h5", "w") as bad:
            bad.attrs["model_config"] = good.attrs["model_config"]
            spoil(bad, bad.create_group("model_weights/dense_4"))


main()
