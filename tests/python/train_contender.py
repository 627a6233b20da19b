"""Trains networks, or predicts with them, as a plain PyTorch or scikit-learn loop does, a window of time at a time.

usage: train_contender.py eager|compile|sklearn

Reads lines `TRAINING|INFERENCE WORKLOAD THREADS SECONDS` and answers each with one line: examples per
second, or `none REASON`. The first window of a workload is preceded by some steps that do not count.
"""

import sys
import time

import numpy as np

BATCH = {"lenet": 64, "mlp": 128, "lstm": 64, "digits": 64, "tiny": 32, "resnet8": 64, "separable": 64, "text": 64}
SHAPE = {
    "lenet": (1, 28, 28),
    "mlp": (784,),
    "lstm": (28, 28),
    "digits": (1, 8, 8),
    "tiny": (10,),
    "resnet8": (3, 32, 32),
    "separable": (3, 32, 32),
    "text": (100,),
}
CLASSES = {"tiny": 3, "text": 2}
VOCABULARY = {"text": 1000}
PREDICTED = 256  # at a time
EXAMPLES = 2048
WARM_STEPS = 5


def data(workload):
    random = np.random.default_rng(1)
    shape = (EXAMPLES, *SHAPE[workload])
    tokens = VOCABULARY.get(workload)
    x = random.integers(0, tokens, shape) if tokens else random.random(shape, dtype=np.float32)
    y = random.integers(0, CLASSES.get(workload, 10), EXAMPLES)
    return x, y


def network(workload):
    from torch import nn

    class Lstm(nn.Module):
        def __init__(self):
            super().__init__()
            self.cells = nn.LSTM(28, 64, batch_first=True)
            self.out = nn.Linear(64, 10)

        def forward(self, x):
            return self.out(self.cells(x)[0][:, -1])

    class Text(nn.Module):
        def __init__(self):
            super().__init__()
            self.vectors = nn.Embedding(1000, 64)
            self.filters = nn.Conv1d(64, 64, 5, padding=2)
            self.out = nn.Linear(64, 2)

        def forward(self, x):
            found = nn.functional.relu(self.filters(self.vectors(x).transpose(1, 2)))
            return self.out(found.amax(2))

    class Block(nn.Module):
        def __init__(self, inside, outside):
            super().__init__()
            stride = 1 if inside == outside else 2
            self.body = nn.Sequential(
                nn.Conv2d(inside, outside, 3, stride, 1),
                nn.BatchNorm2d(outside),
                nn.ReLU(),
                nn.Conv2d(outside, outside, 3, 1, 1),
                nn.BatchNorm2d(outside),
            )
            self.short = nn.Identity() if stride == 1 else nn.Conv2d(inside, outside, 1, stride)
            self.last = nn.ReLU()

        def forward(self, x):
            return self.last(self.body(x) + self.short(x))

    def mean_pool():
        return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())

    def separable(inside, outside, stride):
        return [
            nn.Conv2d(inside, inside, 3, stride, 1, groups=inside),
            nn.BatchNorm2d(inside),
            nn.ReLU(),
            nn.Conv2d(inside, outside, 1),
            nn.BatchNorm2d(outside),
            nn.ReLU(),
        ]

    return {
        "lenet": lambda: nn.Sequential(
            nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(),
            nn.MaxPool2d(2), nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10)),
        "mlp": lambda: nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10)),
        "lstm": Lstm,
        "digits": lambda: nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(),
            nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 64), nn.ReLU(), nn.Linear(64, 10)),
        "tiny": lambda: nn.Sequential(
            nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 3)),
        "resnet8": lambda: nn.Sequential(
            nn.Conv2d(3, 16, 3, 1, 1), nn.BatchNorm2d(16), nn.ReLU(), Block(16, 16), Block(16, 32),
            Block(32, 64), mean_pool(), nn.Linear(64, 10)),
        "separable": lambda: nn.Sequential(
            nn.Conv2d(3, 32, 3, 1, 1), nn.BatchNorm2d(32), nn.ReLU(), *separable(32, 64, 1),
            *separable(64, 128, 2), mean_pool(), nn.Linear(128, 10)),
        "text": Text,
    }[workload]()  # fmt: skip


class Torch:
    def __init__(self, workload, compiled):
        import torch

        torch.manual_seed(1)
        self.torch = torch
        x, y = data(workload)
        self.x, self.y = torch.from_numpy(x), torch.from_numpy(y)
        model = network(workload)
        self.optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
        self.model = torch.compile(model) if compiled else model
        self.batch = BATCH[workload]
        self.order, self.at = None, EXAMPLES

    def threads(self, n):
        self.torch.set_num_threads(n)

    def step(self):
        if self.at + self.batch > EXAMPLES:
            self.order, self.at = self.torch.randperm(EXAMPLES), 0
        rows = self.order[self.at : self.at + self.batch]
        self.at += self.batch
        self.optimizer.zero_grad()
        loss = self.torch.nn.functional.cross_entropy(self.model(self.x[rows]), self.y[rows])
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def predict(self):
        with self.torch.inference_mode():
            self.at = self.at % EXAMPLES
            said = self.model(self.x[self.at : self.at + PREDICTED]).softmax(1).numpy()
        self.at += PREDICTED
        return said

    def ready(self, training):
        self.model.train(training)
        self.at = 0 if not training else EXAMPLES


class Sklearn:
    HIDDEN = {"mlp": (256,), "tiny": (16, 16)}

    def __init__(self, workload):
        from sklearn.neural_network import MLPClassifier

        self.x, self.y = data(workload)
        self.batch = BATCH[workload]
        self.model = MLPClassifier(self.HIDDEN[workload], batch_size=self.batch, random_state=1)
        self.classes = np.arange(CLASSES.get(workload, 10))
        self.random = np.random.default_rng(1)
        self.order, self.at = None, EXAMPLES

    def threads(self, n):
        import threadpoolctl

        threadpoolctl.threadpool_limits(n)

    def step(self):
        if self.at + self.batch > EXAMPLES:
            self.order, self.at = self.random.permutation(EXAMPLES), 0
        rows = self.order[self.at : self.at + self.batch]
        self.at += self.batch
        self.model.partial_fit(self.x[rows], self.y[rows], classes=self.classes)

    def predict(self):
        self.at = self.at % EXAMPLES
        said = self.model.predict_proba(self.x[self.at : self.at + PREDICTED])
        self.at += PREDICTED
        return said

    def ready(self, training):
        if not training and self.order is None:
            self.step()
        self.at = 0 if not training else EXAMPLES


def trainer(kind, workload):
    if kind == "sklearn":
        if workload not in Sklearn.HIDDEN:
            raise LookupError("scikit-learn has no such network")
        return Sklearn(workload)
    return Torch(workload, kind == "compile")


def window(known, kind, line):
    mode, workload, threads, seconds = line.split()
    training = mode == "TRAINING"
    first = (mode, workload) not in known
    if first:
        known[mode, workload] = trainer(kind, workload)
    work = known[mode, workload]
    work.threads(int(threads))
    work.ready(training)
    step = work.step if training else work.predict
    for _ in range(WARM_STEPS if first else 1):
        step()
    steps, start = 0, time.perf_counter()
    while True:
        step()
        steps += 1
        elapsed = time.perf_counter() - start
        if elapsed >= float(seconds) and steps > 1:
            return steps * (work.batch if training else PREDICTED) / elapsed


def main(kind):
    known, failed = {}, {}
    for line in sys.stdin:
        workload = " ".join(line.split()[:2])
        if workload not in failed:
            try:
                print(window(known, kind, line), flush=True)
                continue
            except Exception as problem:  # noqa: BLE001 - whatever a peer cannot do is told, not raised
                failed[workload] = (str(problem).splitlines() or [type(problem).__name__])[0]
        print("none", failed[workload], flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
