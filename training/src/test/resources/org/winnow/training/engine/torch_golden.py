"""Writes torch_golden.json: three small networks trained for three steps by PyTorch.

Weights and inputs follow from a formula, so that any other program can make the same ones:
value i of array k is 0.4 * sin(1.3 * (i + 1) + 0.7 * k), rounded to float32, row by row in
Winnow's shapes. Run: python torch_golden.py (PyTorch 2.x, CPU), in this folder.
"""

import json
import math
import re

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def fill(k, *shape):
    n = math.prod(shape)
    values = [0.4 * math.sin(1.3 * (i + 1) + 0.7 * k) for i in range(n)]
    return torch.tensor(values, dtype=torch.float32).reshape(shape)


LABELS = torch.tensor([0, 2, 1, 2])


def train(params, forward, loss_of, optimizer, clip=None):
    losses = []
    for _ in range(3):
        optimizer.zero_grad()
        loss = loss_of(forward())
        loss.backward()
        if clip:
            torch.nn.utils.clip_grad_norm_(params.values(), clip)
        optimizer.step()
        losses.append(loss.item())
    return {
        "losses": losses,
        "weights": {name: p.detach().flatten().tolist() for name, p in params.items()},
    }


def leaves(**arrays):
    return {name: a.clone().requires_grad_() for name, a in arrays.items()}


def mlp():
    """dense 5 gelu, layernorm, output 3; 1000 times the loss with label smoothing 0.1; AdamW, decay on
    matrices alone."""
    p = leaves(
        dense_W=fill(0, 6, 5), dense_b=fill(1, 5), norm_gamma=fill(2, 5), norm_beta=fill(3, 5),
        output_W=fill(4, 5, 3), output_b=fill(5, 3))
    x = fill(9, 4, 6)

    def forward():
        h = F.gelu(x @ p["dense_W"] + p["dense_b"], approximate="tanh")
        h = F.layer_norm(h, (5,), p["norm_gamma"], p["norm_beta"], eps=1e-5)
        return h @ p["output_W"] + p["output_b"]

    groups = [
        {"params": [p["dense_W"], p["output_W"]], "weight_decay": 0.1},
        {"params": [p[n] for n in ("dense_b", "norm_gamma", "norm_beta", "output_b")],
         "weight_decay": 0.0}]
    rule = torch.optim.AdamW(groups, lr=0.01)
    return train(p, forward, lambda z: 1000 * F.cross_entropy(z, LABELS, label_smoothing=0.1), rule)


def lstm():
    """sequence 5x3, lstm 4, output 3; descent, gradients' norm limited to 0.05."""
    p = leaves(
        lstm_W=fill(0, 3, 16), lstm_RW=fill(1, 4, 16), lstm_b=fill(2, 16),
        output_W=fill(3, 4, 3), output_b=fill(4, 3))
    x = fill(9, 4, 5, 3)

    def forward():
        h = torch.zeros(4, 4)
        c = torch.zeros(4, 4)
        for t in range(5):
            gates = x[:, t] @ p["lstm_W"] + h @ p["lstm_RW"] + p["lstm_b"]
            candidate, forget, out, into = gates.split(4, dim=1)
            c = torch.sigmoid(forget) * c + torch.sigmoid(into) * torch.tanh(candidate)
            h = torch.sigmoid(out) * torch.tanh(c)
        return h @ p["output_W"] + p["output_b"]

    # The same by PyTorch's own LSTM, whose gates are input, forget, candidate, output.
    own = torch.nn.LSTM(3, 4, batch_first=True)
    order = [3, 1, 0, 2]
    with torch.no_grad():
        for name, array in (("weight_ih_l0", p["lstm_W"]), ("weight_hh_l0", p["lstm_RW"])):
            blocks = array.T.split(4)
            getattr(own, name).copy_(torch.cat([blocks[i] for i in order]))
        own.bias_ih_l0.copy_(torch.cat([p["lstm_b"].split(4)[i] for i in order]))
        own.bias_hh_l0.zero_()
        whole = own(x)[0][:, -1] @ p["output_W"] + p["output_b"]
        assert torch.allclose(whole, forward(), atol=1e-6)

    rule = torch.optim.SGD(p.values(), lr=0.5)
    return train(p, forward, lambda z: F.cross_entropy(z, LABELS), rule, clip=0.05)


def words():
    """tokens 6 of 9, embedding 3, conv1d 4 3 dilation 2 same silu, mean over steps, output 3;
    class weights 1, 2, 0.5 over the batch's size; descent with l2 0.1 on matrices alone."""
    p = leaves(
        embedding_W=fill(0, 9, 3), conv_W=fill(1, 4, 3, 3, 1), conv_b=fill(2, 4),
        output_W=fill(3, 4, 3), output_b=fill(4, 3))
    tokens = torch.tensor([[1, 2, 3, 4, 5, 6], [8, 7, 6, 5, 4, 3], [1, 1, 2, 2, 3, 3],
                           [5, 8, 5, 8, 5, 8]])
    weights = torch.tensor([1.0, 2.0, 0.5])

    def forward():
        e = p["embedding_W"][tokens].transpose(1, 2)
        h = F.silu(F.conv1d(e, p["conv_W"].squeeze(3), p["conv_b"], padding=2, dilation=2))
        return h.mean(dim=2) @ p["output_W"] + p["output_b"]

    groups = [
        {"params": [p["embedding_W"], p["conv_W"], p["output_W"]], "weight_decay": 0.1},
        {"params": [p["conv_b"], p["output_b"]], "weight_decay": 0.0}]
    rule = torch.optim.SGD(groups, lr=0.5)
    return train(
        p, forward, lambda z: F.cross_entropy(z, LABELS, weights, reduction="sum") / 4, rule)


def rounded(values):
    return [float(f"{v:.8g}") for v in values]


def written(result):
    return {
        "losses": rounded(result["losses"]),
        "weights": {name: rounded(values) for name, values in result["weights"].items()},
    }


text = json.dumps(
    {"torch": torch.__version__.split("+")[0], "mlp": written(mlp()), "lstm": written(lstm()),
     "words": written(words())},
    indent=1)
with open("torch_golden.json", "w") as out:
    # One array a line.
    out.write(re.sub(r"\[[^\]]*\]", lambda m: re.sub(r"\s+", " ", m.group()), text) + "\n")
