"""cleanlab, for `./winnow bench curation --only cleanlab`.

usage: cleanlab_contender.py agree PROBLEMS ANSWERS usual|stable|plain
       cleanlab_contender.py speed PROBLEM ROUNDS float32|float64

A problem is n and k (int32), n labels (int32) and n*k probabilities (float32), all little-endian. An answer is
seven masks of n bytes, then five scores of n float64; there cleanlab is given the same probabilities as float64.
"stable" lets NumPy's argsort keep equal values in their order while cleanlab runs; that changes nothing else.
"plain" keeps NumPy from AVX-512 and AVX2, by which it sorts where it finds them. No other of its ways is stable.

speed prints the processor seconds of the default filter and self-confidence, first and in the median of more rounds, and the
process's peak memory in bytes.
"""

import os
import sys

if sys.argv[-1] == "plain":
    os.environ["NPY_DISABLE_CPU_FEATURES"] = (
        "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"
    )

import resource  # noqa: E402
import statistics  # noqa: E402
import time  # noqa: E402
import warnings  # noqa: E402

warnings.simplefilter("ignore")

import numpy as np  # noqa: E402
from cleanlab.filter import find_label_issues  # noqa: E402
from cleanlab.rank import get_label_quality_scores  # noqa: E402

FILTERS = (
    "prune_by_noise_rate",
    "prune_by_class",
    "both",
    "confident_learning",
    "predicted_neq_given",
    "low_self_confidence",
    "low_normalized_margin",
)
SCORES = (
    ("self_confidence", False),
    ("normalized_margin", False),
    ("confidence_weighted_entropy", False),
    ("self_confidence", True),
    ("normalized_margin", True),
)


def problems(file):
    with open(file, "rb") as source:
        while header := source.read(8):
            n, k = np.frombuffer(header, "<i4")
            labels = np.frombuffer(source.read(4 * n), "<i4")
            rows = np.frombuffer(source.read(4 * n * k), "<f4").reshape(n, k)
            yield labels, rows


def answer(labels, rows, out):
    for name in FILTERS:
        mask = find_label_issues(labels, rows, filter_by=name, n_jobs=1)
        out.write(np.asarray(mask, dtype=np.uint8).tobytes())
    for name, adjusted in SCORES:
        scores = get_label_quality_scores(labels, rows, method=name, adjust_pred_probs=adjusted)
        out.write(np.asarray(scores, dtype="<f8").tobytes())


def agree(source, target, how):
    if how == "stable":
        usual = np.argsort
        np.argsort = lambda a, axis=-1: usual(a, axis=axis, kind="stable")
    with open(target, "wb") as out:
        for labels, rows in problems(source):
            answer(labels, rows.astype(np.float64), out)


def seconds(labels, rows):
    start = time.process_time()
    find_label_issues(labels, rows, n_jobs=1)
    get_label_quality_scores(labels, rows)
    return time.process_time() - start


def speed(source, rounds, kind):
    labels, rows = next(problems(source))
    rows = rows.astype(kind, copy=False)
    first = seconds(labels, rows)
    more = statistics.median(seconds(labels, rows) for _ in range(int(rounds)))
    print(first, more, 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


PARTS = {"agree": agree, "speed": speed}
PARTS[sys.argv[1]](*sys.argv[2:])
