"""A real JupyterLab server for one test: a free port of 127.0.0.1, a token, and an end."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request


class JupyterServer:
    def __init__(self, folder, log):
        self.token = secrets.token_hex(16)
        self.address = f"http://127.0.0.1:{free_port()}"
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
            "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={self.address.rsplit(':', 1)[1]}",
            "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}",
        ]  # fmt: skip
        # A session of its own, so that its end takes along the kernels that it started and no more.
        self._process = subprocess.Popen(
            command,
            env=os.environ | {"JUPYTER_TOKEN": self.token},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def process_id(self):
        return self._process.pid

    def wait_until_ready(self, seconds=60):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if self._process.poll() is not None:
                raise RuntimeError("the Jupyter server ended; see its log")
            try:
                return self.get("/api/status")
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the Jupyter server did not answer")

    def get(self, path):
        request = urllib.request.Request(
            self.address + path, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.load(reply)

    def kernel_states(self):
        return [session["kernel"]["execution_state"] for session in self.get("/api/sessions")]

    def stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
