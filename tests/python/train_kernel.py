"""Trains in a Winnow kernel as a notebook does.

usage: train_kernel.py FOLDER REPORT   (the folder of MNIST-like IDX files)

The report (JSON): `second_train`, seconds from sending the second `%train` of the digits to its reply, and
`peak`, megabytes that the kernel's process took at most while it trained LeNet on the folder's pictures.
"""

import json
import re
import sys
import tempfile
import time
from pathlib import Path

from own_kernel import own_kernel

DIGITS = """%%skeleton small
input 8x8x1
conv 16 3x3 same relu
conv 32 3x3 same relu
pool max 2x2
dropout 0.25
dense 64 relu
output 10"""
LENET = """%%skeleton lenet
input 28x28x1
conv 20 5x5 relu
pool max 2x2
conv 50 5x5 relu
pool max 2x2
dense 500 relu
output 10"""


def cell(kernel, code):
    start = time.perf_counter()
    reply = kernel.run(code, timeout=600)
    if reply["content"]["status"] != "ok":
        raise RuntimeError(f"{code.splitlines()[0]}: {reply['content']}")
    return time.perf_counter() - start


def main(folder, report):
    with tempfile.TemporaryDirectory() as scratch:
        with own_kernel(Path(scratch, "digits.log")) as kernel:
            cell(kernel, "%dataset digits --fresh")
            cell(kernel, DIGITS)
            cell(kernel, "%train 10")
            second = cell(kernel, "%train 10 --seed 2")
        with own_kernel(Path(scratch, "pictures.log")) as kernel:
            cell(kernel, f"%dataset {folder} --fresh")
            cell(kernel, LENET)
            cell(kernel, "%train 1")
            status = Path(f"/proc/{kernel.pid}/status").read_text(encoding="ascii")
            peak = int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024 / 1e6
    Path(report).write_text(json.dumps({"second_train": second, "peak": peak}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
