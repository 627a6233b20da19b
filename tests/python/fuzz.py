"""Sends a kernel what no front end would, on every socket, and looks whether it still does its work.

usage: fuzz.py COUNT REPORT [SEED]

Most messages ask for code to be run that leaves a trace, with a signature that is missing, wrong, cut
or used before; others are signed well and make no sense. The report counts the kinds, and tells what
was executed and which honest requests were not answered.
"""

import collections
import json
import random
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

import zmq
from jupyter_client.session import Session
from own_kernel import own_kernel

CHECK_EVERY = 5_000
ROUTED = ("shell_port", "control_port", "stdin_port")
TRACE = "System.setProperty(\"fuzz.executed\", \"yes\");"
NONSENSE = [
    b"", b"[]", b"null", b"{", b"\xff\xfe", b"{}" * 9, b"[" * 100_000, b'{"a":' * 100_000,
    b'{"msg_type": 7}', b'{"msg_type": null}', b'{"msg_type": "no_such_request", "msg_id": {}}',
    b'{"msg_type": "shutdown_reply"}', b'{"code": 5, "cursor_pos": -7, "n": 1e400}',
    b'{"code": "a", "cursor_pos": 99999999999999999999, "comm_id": [], "data": 3}',
    b'{"x": "\\ud800"}', b'{"x": 1} {"y": 2}',
]  # fmt: skip


class Fuzzer:
    def __init__(self, connection, seed):
        self.random = random.Random(seed)
        self.connection = connection
        self.sent = collections.Counter()
        self.signer = Session(key=connection["key"].encode(), check_pid=False)
        self.forger = Session(key=b"another key", check_pid=False)
        self.context = zmq.Context()
        self.sockets = {name: self.connect(zmq.DEALER, name) for name in (*ROUTED, "hb_port")}
        self.sockets["iopub_port"] = self.connect(zmq.XSUB, "iopub_port")
        self.kinds = [
            self.forged, self.unsigned, self.truncated, self.noise_in_a_frame, self.noise,
            self.replay, self.signed_nonsense, self.signed_wrong_types, self.heartbeat_of_parts,
            self.subscription,
        ]  # fmt: skip
        self.rare = [self.large, self.raw_bytes, self.raw_oversized]
        self.replayed = self.request(self.signer, "kernel_info_request", {})
        self.put("shell_port", self.replayed)

    def connect(self, kind, name):
        sock = self.context.socket(kind)
        sock.linger = 0
        sock.sndtimeo = 20_000
        sock.connect(f"tcp://127.0.0.1:{self.connection[name]}")
        return sock

    def request(self, session, kind, content):
        return session.serialize(session.msg(kind, content))

    def execute(self, session):
        return self.request(session, "execute_request", {"code": TRACE, "silent": True})

    def put(self, name, frames):
        self.sockets[name].send_multipart(frames)

    def bytes(self, most):
        return self.random.randbytes(self.random.randrange(most))

    def routed(self):
        return self.random.choice(ROUTED)

    def forged(self):
        self.put(self.routed(), self.execute(self.forger))

    def unsigned(self):
        frames = self.execute(self.signer)
        frames[1] = self.random.choice([b"", b"0" * 64, frames[1][:-2], frames[1].upper() + b"0"])
        self.put(self.routed(), frames)

    def truncated(self):
        frames = self.execute(self.signer)
        self.put(self.routed(), frames[: self.random.randrange(1, len(frames))])

    def noise_in_a_frame(self):
        frames = self.execute(self.signer)
        # Not the first: what comes before the delimiter is an address, and any address is right.
        frames[self.random.randrange(1, len(frames))] = b"?" + self.bytes(300)
        self.put(self.routed(), frames)

    def noise(self):
        count = self.random.randrange(1, 9)
        self.put(self.routed(), [self.bytes(200) for _ in range(count)])

    def replay(self):
        self.put("shell_port", self.replayed)

    def signed_nonsense(self):
        parts = [self.random.choice(NONSENSE) for _ in range(4)]
        self.put(self.routed(), [b"<IDS|MSG>", self.signer.sign(parts), *parts])

    def signed_wrong_types(self):
        kind = self.random.choice(["complete", "inspect", "is_complete", "history", "comm_info"])
        content = {
            "code": self.random.choice([None, 3, "x" * 50, "\U0001f600%tr", {"a": 1}]),
            "cursor_pos": self.random.choice([-1, None, 10**9, "1", 2.5]),
            "hist_access_type": self.random.choice(["search", "range", "tail", 8]),
            "pattern": self.random.choice(["[", "*" * 30, None, "[z-a]", "\\"]),
            "n": self.random.choice([-5, 3, "all"]),
        }
        self.put("shell_port", self.request(self.signer, f"{kind}_request", content))

    def heartbeat_of_parts(self):
        # Without the empty frame that a REQ socket begins with, or with too many parts.
        self.put("hb_port", [self.bytes(50) for _ in range(self.random.randrange(1, 5))])

    def subscription(self):
        # Few topics: each one that is asked for is kept until its reader is gone.
        start = self.random.choice([b"\x00", b"\x01", b"\x02", b""])
        self.put("iopub_port", [start + bytes([self.random.randrange(20)]) * 3])

    def large(self):
        frames = self.execute(self.forger)
        frames[5] = b"{" + b" " * 5_000_000
        self.put(self.routed(), frames)

    def raw_bytes(self):
        self.raw(self.random.choice([b"", b"GET / HTTP/1.1\r\n\r\n"]) + self.bytes(2_000))

    def raw_oversized(self):
        """A well-behaved peer up to a frame that says it has four exabytes."""
        greeting = b"\xff" + b"\x00" * 8 + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\x00") + b"\x00" * 32
        ready = b"\x05READY\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"
        frame = b"\x02" + struct.pack(">Q", 1 << 62) + b"x" * 100
        self.raw(greeting, b"\x04" + bytes([len(ready)]) + ready, frame)

    def raw(self, *parts):
        port = self.connection[self.random.choice([*ROUTED, "hb_port", "iopub_port"])]
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as peer:
                for part in parts:
                    peer.sendall(part)
        except OSError:
            return  # the kernel hung up first, which is its right

    def step(self, number):
        kind = self.random.choice(self.rare if number % 500 == 499 else self.kinds)
        kind()
        self.sent[kind.__name__] += 1
        for sock in self.sockets.values():  # answers must not pile up here
            while sock.poll(0):
                sock.recv_multipart()


def honest(kernel):
    """The names of those honest requests that are not answered as they should be."""
    trouble = []
    if kernel.text("6 * 7") != "42":
        trouble.append("execute")
    if kernel.text('String.valueOf(System.getProperty("fuzz.executed"))') != "null":
        trouble.append("something was executed")
    client = kernel.client
    for name, ask in {
        "complete": lambda: client.complete("Integer.MAX_V", 13),
        "history": lambda: client.history(hist_access_type="tail", n=1),
        "comm_info": lambda: client.comm_info(),
    }.items():
        asked = ask()
        if client._recv_reply(asked, timeout=60)["content"]["status"] != "ok":
            trouble.append(name)
    control = client.session.msg("kernel_info_request", {})
    client.control_channel.send(control)
    reply = client.control_channel.get_msg(timeout=60)
    if reply["parent_header"]["msg_id"] != control["header"]["msg_id"]:
        trouble.append("control")
    if not beats(kernel.connection()["hb_port"]):
        trouble.append("heartbeat")
    return trouble


def beats(port):
    with zmq.Context() as context, context.socket(zmq.REQ) as heart:
        heart.linger = 0
        heart.connect(f"tcp://127.0.0.1:{port}")
        heart.send(b"ping")
        return bool(heart.poll(20_000)) and heart.recv() == b"ping"


def main(count, target, seed):
    report = {"trouble": []}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "kernel.log"
        with own_kernel(log) as kernel:
            pid = kernel.pid
            began = time.monotonic()
            fuzzer = Fuzzer(kernel.connection(), seed)
            for number in range(count):
                fuzzer.step(number)
                if number % CHECK_EVERY == CHECK_EVERY - 1 or number == count - 1:
                    report["trouble"] += honest(kernel)
            report["seconds"] = time.monotonic() - began
            report["sent"] = dict(fuzzer.sent)
            report["total"] = sum(fuzzer.sent.values())
            if not kernel.manager.is_alive() or kernel.pid != pid:
                report["trouble"].append("the kernel died")
            fuzzer.context.destroy(linger=0)
        report["log"] = log.read_text(encoding="utf-8", errors="replace")[:2_000]
    target.write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
