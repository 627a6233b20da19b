"""A whole script as a person would write it with PyTorch: reads pictures, trains LeNet, measures it.

usage: train_script.py FOLDER EPOCHS   (the folder of MNIST-like IDX files)

Prints `ACCURACY PEAK_MEGABYTES`, as the bench's TrainingScript does.
"""

import gzip
import resource
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

BATCH = 64


def idx(folder, name, offset):
    packed = Path(folder, name + ".gz")
    raw = gzip.decompress(packed.read_bytes()) if packed.exists() else Path(folder, name).read_bytes()
    return np.frombuffer(raw, np.uint8, offset=offset)


def part(folder, name):
    pictures = idx(folder, f"{name}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28)
    labels = idx(folder, f"{name}-labels-idx1-ubyte", 8)
    return torch.from_numpy(pictures).float() / 255, torch.from_numpy(labels.astype(np.int64))


def main(folder, epochs):
    torch.manual_seed(1)
    x, y = part(folder, "train")
    model = nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))  # fmt: skip
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(BATCH):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[rows]), y[rows]).backward()
            optimizer.step()
    x, y = part(folder, "t10k")
    with torch.inference_mode():
        said = torch.cat([model(some).argmax(1) for some in x.split(256)])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(f"{(said == y).float().mean().item():.4f} {peak:.0f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
