"""Writes the small Keras networks that KerasImportTest reads, with what Keras computes of them.

usage: KERAS_BACKEND=jax python keras_files.py FOLDER

Needs keras and h5py (made with keras 3.15.1, h5py 3.16.0, jax 0.10.2); weights are drawn from a seed.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np
from keras import layers

PICTURES = [
    layers.Input((6, 5, 2)),
    layers.Conv2D(4, (3, 2), padding="same", activation="relu"),
    layers.BatchNormalization(epsilon=1e-5),
    layers.MaxPooling2D(2),
    layers.Conv2D(3, 2, activation="tanh"),
    layers.Flatten(),
    layers.Dropout(0.25),
    layers.Dense(5, activation="sigmoid"),
    layers.Dense(3, activation="softmax"),
]
TOKENS = [
    layers.Input((7,)),
    layers.Embedding(9, 4),
    layers.Conv1D(5, 3, padding="same", activation="elu"),
    layers.LSTM(4, return_sequences=True),
    layers.LSTM(3),
    layers.Dense(3, activation="softmax"),
]
STEPS = [
    layers.Input((8, 3)),
    layers.Conv1D(4, 3, strides=2),
    layers.Activation("silu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(2, activation="softmax"),
]
UNSUPPORTED = [
    layers.Input((8, 3)),
    layers.GRU(4),
    layers.Dense(4, activation="selu"),
    layers.Dense(2, activation="softmax"),
]


def write(folder, name, stack, inputs):
    network = keras.Sequential(stack, name=name)
    random = np.random.default_rng(7)
    network.set_weights(
        [
            (random.uniform(0.5, 1.5, w.shape) if "variance" in v.path else random.normal(0, 0.5, w.shape))
            for v, w in zip(network.weights, network.get_weights())
        ]
    )
    network.save(folder / f"{name}.h5")
    golden = {"inputs": inputs.tolist(), "probabilities": np.asarray(network(inputs)).tolist()}
    (folder / f"{name}.json").write_text(json.dumps(golden))


def main():
    folder = Path(sys.argv[1])
    random = np.random.default_rng(3)
    write(folder, "pictures", PICTURES, random.normal(size=(3, 6, 5, 2)).astype("float32"))
    write(folder, "tokens", TOKENS, random.integers(1, 9, (3, 7)).astype("float32"))
    write(folder, "steps", STEPS, random.normal(size=(3, 8, 3)).astype("float32"))
    write(folder, "unsupported", UNSUPPORTED, random.normal(size=(1, 8, 3)).astype("float32"))


main()
