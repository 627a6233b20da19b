"""A Winnow kernel of one's own, with what its process uses, as the operating system and jcmd tell it."""

import contextlib
import json
import re
import subprocess
import time
from pathlib import Path

from jupyter_client import KernelManager

WARMING = ("winnow-java", "winnow-rehearsal")


class OwnKernel:
    def __init__(self, log):
        self.manager = KernelManager(kernel_name="winnow")
        self.manager.start_kernel(stdout=log, stderr=log)
        self.client = self._connected()

    def _connected(self):
        client = self.manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=120)
        return client

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def connection(self):
        return json.loads(Path(self.manager.connection_file).read_text(encoding="utf-8"))

    def run(self, code, timeout=60):
        """The reply to a cell, its idle awaited."""
        return self.client.execute_interactive(code, output_hook=lambda message: None, timeout=timeout)

    def text(self, code, timeout=60):
        """What a cell gives as its result, or its error."""
        told = []
        self.client.execute_interactive(code, output_hook=told.append, timeout=timeout)
        for message in told:
            if message["msg_type"] == "execute_result":
                return message["content"]["data"]["text/plain"]
            if message["msg_type"] == "error":
                return message["content"]["ename"]
        return ""

    def restart(self):
        """Restarts as a front end does: how the old process ended, and the seconds to the new one's readiness."""
        old = self.manager.provisioner.process
        began = time.monotonic()
        self.client.stop_channels()
        self.manager.restart_kernel()
        self.client = self._connected()
        return old.returncode, time.monotonic() - began

    def memory(self):
        """Megabytes after a full collection: heap, metaspace, resident; and the names of the Java threads."""
        for _ in range(4):  # what one collection finds unreachable, some need another to let go of
            self._jcmd("GC.run")
        told = self._jcmd("GC.heap_info")
        heap = sum(int(kb) for kb in re.findall(r"(?:generation|garbage-first heap).*?used (\d+)K", told))
        metaspace = int(re.search(r"Metaspace\s+used (\d+)K", told).group(1))
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        resident = int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1))
        return {
            "heap": heap / 1024,
            "metaspace": metaspace / 1024,
            "resident": resident / 1024,
            "threads": self._threads(),
        }

    def settle(self, patience=120):
        """Waits until a new kernel, left alone, has warmed up: what that takes is no leak of later work."""
        until = time.monotonic() + patience
        while any(part in name for name in self._all_threads() for part in WARMING):
            if time.monotonic() > until:
                raise TimeoutError("the kernel still warms up")
            time.sleep(0.5)

    def _all_threads(self):
        return re.findall(r'^"(.*)" #\d+', self._jcmd("Thread.print"), re.MULTILINE)

    def _threads(self):
        """Without the compiler's threads, which the virtual machine adds and takes away as it likes, and
        those that warm a new kernel up and then end."""
        passing = ("CompilerThread", *WARMING)
        return sorted(name for name in self._all_threads() if not any(part in name for part in passing))

    def _jcmd(self, command):
        java = Path(self.manager.kernel_spec.argv[0])
        jcmd = [str(java.with_name("jcmd")), str(self.pid), command]
        return subprocess.run(jcmd, capture_output=True, text=True, check=True, timeout=60).stdout

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)


@contextlib.contextmanager
def own_kernel(log_file):
    with open(log_file, "wb") as log:
        kernel = OwnKernel(log)
        try:
            yield kernel
        finally:
            kernel.close()
