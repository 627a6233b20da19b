"""Golden values for GoldenPyTorchTest: gelu, layer normalisation, label smoothing, AdamW.

Run with PyTorch 2; the printed numbers stand in the test.
"""
import torch

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=12)


def show(name, tensor):
    print(name, [float(f"{v:.12g}") for v in tensor.detach().flatten().tolist()])


x = torch.tensor([-3.0, -1.25, -0.5, 0.0, 0.75, 2.0, 4.5], requires_grad=True)
y = torch.nn.functional.gelu(x, approximate="tanh")
y.sum().backward()
show("gelu", y)
show("gelu slope", x.grad)

x = torch.tensor([[0.5, -1.0, 2.0, 0.25], [1.0, 3.0, -2.0, 0.0]], requires_grad=True)
gain = torch.tensor([1.5, 0.5, -1.0, 2.0], requires_grad=True)
bias = torch.tensor([0.1, -0.2, 0.3, 0.0], requires_grad=True)
y = torch.nn.functional.layer_norm(x, [4], gain, bias, 1e-5)
coming = torch.tensor([[1.0, -0.5, 0.25, 2.0], [0.5, 1.0, -1.0, 0.75]])
(y * coming).sum().backward()
show("layer norm", y)
show("layer norm input", x.grad)
show("layer norm gain", gain.grad)
show("layer norm bias", bias.grad)

logits = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.2, -0.3]], requires_grad=True)
labels = torch.tensor([0, 2])
loss = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.1)
loss.backward()
show("label smoothing", loss)
show("label smoothing slope", logits.grad)

w = torch.tensor([0.5, -1.0, 2.0], requires_grad=True)
rule = torch.optim.AdamW([w], lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1)
for step in range(20):
    rule.zero_grad()
    w.grad = torch.tensor([0.3, -0.2, 0.05]) * (1 + step % 3) - 0.1 * (step % 2)
    rule.step()
show("adamw", w)
