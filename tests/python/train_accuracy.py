"""What PyTorch learns from the examples that the training benchmark wrote down.

usage: train_accuracy.py table FILE                       writes a table of scikit-learn's as CSV
       train_accuracy.py FOLDER TASK EPOCHS BATCH SEEDS   prints the accuracy with each seed, one a line
"""

import csv
import sys
from pathlib import Path

import numpy as np


def table(file):
    from sklearn.datasets import load_breast_cancer

    data = load_breast_cancer()
    with open(file, "w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow([*(name.replace(" ", "_") for name in data.feature_names), "label"])
        for row, label in zip(data.data, data.target, strict=True):
            writer.writerow([*row, data.target_names[label]])


def network(task, width):
    from torch import nn

    class Text(nn.Module):
        def __init__(self):
            super().__init__()
            self.vectors = nn.Embedding(128, 16)
            self.filters = nn.Conv1d(16, 32, 5, padding=2)
            self.out = nn.Linear(32, 3)

        def forward(self, x):
            return self.out(nn.functional.relu(self.filters(self.vectors(x.long()).transpose(1, 2))).amax(2))

    return {
        "pictures": lambda: nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5),
            nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(256, 64), nn.ReLU(), nn.Linear(64, 10)),
        "digits": lambda: nn.Sequential(
            nn.Unflatten(1, (1, 8, 8)), nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, padding=1),
            nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 64), nn.ReLU(), nn.Linear(64, 10)),
        "text": Text,
        "table": lambda: nn.Sequential(
            nn.Linear(width, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, 2)),
    }[task]()  # fmt: skip


def part(folder, task, split):
    import torch

    y = np.fromfile(Path(folder, f"{task}-{split}.i32"), "<i4").astype(np.int64)
    x = np.fromfile(Path(folder, f"{task}-{split}.f32"), "<f4").reshape(len(y), -1)
    return torch.from_numpy(x), torch.from_numpy(y)


def accuracy(folder, task, epochs, batch, seed):
    import torch

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    x, y = part(folder, task, "train")
    model = network(task, x.shape[1])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(batch):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(x[rows]), y[rows]).backward()
            optimizer.step()
    x, y = part(folder, task, "test")
    with torch.inference_mode():
        return (model(x).argmax(1) == y).float().mean().item()


if __name__ == "__main__":
    if sys.argv[1] == "table":
        table(sys.argv[2])
    else:
        folder, task, *numbers = sys.argv[1:]
        epochs, batch, seeds = map(int, numbers)
        for seed in range(1, seeds + 1):
            print(f"{accuracy(folder, task, epochs, batch, seed):.5f}", flush=True)
