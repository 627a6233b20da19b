"""A kernel's process and its sockets, with nothing between the clock and the wire.

jupyter_client's own client polls and connects again at intervals of its own; here a socket that finds
no listener yet tries again after a few milliseconds, and a reply is taken the moment it comes.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import zmq
from jupyter_client.session import Session

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
PATIENCE = 120


def free_ports(n):
    """Ports that nobody listens on; they may be taken again, which has not happened yet."""
    holders = [socket.socket() for _ in range(n)]
    for holder in holders:
        holder.bind(("127.0.0.1", 0))
    ports = [holder.getsockname()[1] for holder in holders]
    for holder in holders:
        holder.close()
    return ports


def median(values):
    return percentile(values, 50)


def percentile(values, p):
    """The smallest value that at least p % of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * p // 100) - 1)]


class RawKernel:
    """One running kernel."""

    def __init__(self, spec, folder, keep=lambda word: True):
        """spec: the folder of a kernel.json; folder: where the connection file and the log go;
        keep: which words of the command line stay."""
        spec = Path(spec).resolve()
        template = json.loads((spec / "kernel.json").read_text(encoding="utf-8"))
        self.session = Session(key=os.urandom(16).hex().encode())
        ports = free_ports(len(CHANNELS))
        connection = Path(folder) / f"connection-{ports[0]}.json"
        facts = {f"{c}_port": port for c, port in zip(CHANNELS, ports)}
        facts |= {
            "ip": "127.0.0.1",
            "transport": "tcp",
            "signature_scheme": "hmac-sha256",
            "key": self.session.key.decode(),
        }
        connection.write_text(json.dumps(facts), encoding="utf-8")
        self.argv = [
            word.replace("{connection_file}", str(connection)).replace("{resource_dir}", str(spec))
            for word in template["argv"]
            if keep(word)
        ]
        if self.argv[0].startswith("python"):  # as Jupyter does: the Python that runs it
            self.argv[0] = sys.executable
        self.env = {**os.environ, **template.get("env", {})}
        self.folder = folder
        self.ports = ports
        self.context = zmq.Context()
        self.log = open(Path(folder) / f"log-{ports[0]}.txt", "wb")
        self.told = []
        atexit.register(self.kill)  # also where the clock's own program fails
        self.ready_seconds = self._start()

    def _start(self):
        """Seconds until a fresh process answers."""
        started = time.perf_counter()
        self.process = subprocess.Popen(
            self.argv, env=self.env, cwd=self.folder, stdout=self.log, stderr=self.log
        )
        self.shell = self._connect(zmq.DEALER, self.ports[0])
        self.control = self._connect(zmq.DEALER, self.ports[3])
        self.iopub = self._connect(zmq.SUB, self.ports[1])
        self.iopub.subscribe(b"")
        try:
            self._take_reply(self.shell, self.send("kernel_info_request", {}))
            ready = time.perf_counter() - started
            while not self.iopub.poll(20):  # what it tells before it knows of a subscriber is lost
                self._take_reply(self.shell, self.send("kernel_info_request", {}))
        except OSError:
            self.close(0)
            raise
        return ready

    def restart(self):
        """Seconds from the request to end until a new process answers at the same place."""
        started = time.perf_counter()
        self.send("shutdown_request", {"restart": True}, self.control)
        self.process.wait(PATIENCE)
        for wire in (self.shell, self.control, self.iopub):
            wire.close()
        self._start()
        return time.perf_counter() - started

    def _connect(self, kind, port):
        wire = self.context.socket(kind)
        wire.setsockopt(zmq.RECONNECT_IVL, 3)
        wire.setsockopt(zmq.LINGER, 0)
        wire.setsockopt(zmq.RCVHWM, 0)  # a kernel that sends line by line must lose none here
        if kind == zmq.DEALER:
            wire.setsockopt(zmq.IDENTITY, self.session.session.encode())
        wire.connect(f"tcp://127.0.0.1:{port}")
        return wire

    def send(self, kind, content, wire=None):
        return self.session.send(wire or self.shell, kind, content)["header"]["msg_id"]

    def _take_reply(self, wire, msg_id):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if wire.poll(1000):
                _, message = self.session.recv(wire)
                if message["parent_header"].get("msg_id") == msg_id:
                    return message
            elif self.process.poll() is not None:
                break
        raise self._silence("no reply")

    def wait_told(self, msg_id, fits):
        """Reads iopub up to the message about this request that fits, and gives it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.iopub.poll(1000):
                _, message = self.session.recv(self.iopub)
                if message["parent_header"].get("msg_id") == msg_id:
                    self.told.append(message)
                    if fits(message):
                        return message
            elif self.process.poll() is not None:
                break
        raise self._silence("not told what was waited for")

    def _silence(self, what):
        exit_status = self.process.poll()
        how = f"in {PATIENCE} s" if exit_status is None else f"and the process ended with {exit_status}"
        wrote = Path(self.log.name).read_text(encoding="utf-8", errors="replace")[-2000:]
        return TimeoutError(f"{what} {how}\nThe kernel wrote: {wrote}")

    def wait_idle(self, msg_id):
        self.wait_told(msg_id, lambda m: m["content"].get("execution_state") == "idle")

    def request(self, kind, content):
        """Milliseconds from the request to its reply."""
        start = time.perf_counter()
        msg_id = self.send(kind, content)
        self._take_reply(self.shell, msg_id)
        took = (time.perf_counter() - start) * 1e3
        self.told = []
        self.wait_idle(msg_id)
        return took

    def begin(self, code):
        """Sends a cell and gives its request's id."""
        self.told = []
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        return self.send("execute_request", content | {"stop_on_error": True})

    def end(self, msg_id, good=True):
        """Waits for a cell's reply and its idle."""
        reply = self._take_reply(self.shell, msg_id)["content"]
        self.wait_idle(msg_id)
        if good and reply["status"] != "ok":
            raise RuntimeError(f"a cell failed: {reply}")
        return reply

    def cell(self, code):
        """Milliseconds from a cell's request until both its reply and its idle are here."""
        start = time.perf_counter()
        self.end(self.begin(code))
        return (time.perf_counter() - start) * 1e3

    def open_comm(self, target):
        msg_id = self.send("comm_open", {"comm_id": "bench", "target_name": target, "data": {}})
        self.wait_idle(msg_id)

    def comm(self):
        """Milliseconds from a comm message until it was dealt with."""
        start = time.perf_counter()
        content = {"comm_id": "bench", "data": {"method": "request_states"}}
        self.wait_idle(self.send("comm_msg", content))
        return (time.perf_counter() - start) * 1e3

    def interrupt(self):
        self._take_reply(self.control, self.send("interrupt_request", {}, self.control))

    def text(self):
        """What the last cell wrote to its standard output."""
        return "".join(m["content"]["text"] for m in self.told if m["msg_type"] == "stream")

    def resident_mb(self):
        """Resident memory of the process and those it started."""
        root = psutil.Process(self.process.pid)
        return sum(p.memory_info().rss for p in [root, *root.children(recursive=True)]) / 1e6

    def close(self, patience=5):
        """Asks the kernel to end, and ends it if it has not after some seconds."""
        self.send("shutdown_request", {"restart": False}, self.control)
        self.kill(patience)
        self.context.destroy(linger=0)
        self.log.close()

    def kill(self, patience=0):
        """Ends the process, after some seconds of patience, and whatever it started."""
        atexit.unregister(self.kill)
        try:
            family = psutil.Process(self.process.pid).children(recursive=True)
            self.process.wait(patience)
        except psutil.NoSuchProcess:
            return
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for child in family:
            if child.is_running():
                child.kill()
