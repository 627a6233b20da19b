"""Runs a notebook on the Winnow kernel without a browser and prints what each cell prints."""

import argparse
import atexit
import json
import re
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from peak_memory import PeakMemory

KERNEL = "winnow"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Runner(NotebookClient):
    """Prints outputs as they come; a display that is updated in place is printed once, at its end."""

    def start(self, index: int, cell) -> None:
        self.updated = {}
        if cell.cell_type == "code":
            lines = [line for line in cell.source.splitlines() if line.strip()]
            more = " …" if len(lines) > 1 else ""
            say(f"\n── [{index + 1}] {lines[0] if lines else ''}{more}")
        else:
            for line in cell.source.splitlines():
                if line.startswith("#"):
                    say(f"\n{line}")

    def finish(self, index: int, reply) -> None:
        for text in self.updated.values():
            say(text)
        for wish in (reply or {}).get("content", {}).get("payload", []):
            if wish.get("source") == "page":
                say(text_of(wish))
        self.memory.sample()

    def process_message(self, msg, cell, cell_index):
        kind, content = msg["msg_type"], msg["content"]
        if kind == "stream":
            print(plain(content["text"]), end="", flush=True)
        elif kind in ("execute_result", "display_data"):
            self.show(content)
        elif kind == "update_display_data":
            self.updated[content["transient"]["display_id"]] = text_of(content)
        elif kind == "error":
            say(plain("\n".join(content["traceback"]) or f"{content['ename']}: {content['evalue']}"))
        return super().process_message(msg, cell, cell_index)

    def show(self, content) -> None:
        display = content.get("transient", {}).get("display_id")
        if display and not content["data"].get("text/plain"):
            self.updated[display] = text_of(content)
        else:
            say(text_of(content))


def plain(text: str) -> str:
    return text if sys.stdout.isatty() else ANSI.sub("", text)


def text_of(content) -> str:
    return content["data"].get("text/plain") or "(" + ", ".join(content["data"]) + ")"


def say(text: str) -> None:
    print(text, flush=True)


def run(notebook: Path) -> tuple:
    """The executed notebook and a report of the run; the error, if any, is in the report."""
    nb = nbformat.read(notebook, as_version=4)
    runner = Runner(
        nb,
        kernel_name=KERNEL,
        timeout=None,
        coalesce_streams=True,
        startup_timeout=120,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    runner.memory = PeakMemory(lambda: getattr(runner.km.provisioner, "pid", None))
    runner.on_cell_start = lambda cell, cell_index: runner.start(cell_index, cell)
    runner.on_cell_executed = lambda cell, cell_index, execute_reply: runner.finish(cell_index, execute_reply)
    report = {"error": None}
    began = time.monotonic()
    runner.on_notebook_start = lambda notebook: report.update(ready=time.monotonic() - began)
    try:
        runner.execute()
    except CellExecutionError as error:
        report["error"] = f"{error.ename}: {error.evalue}"
    except DeadKernelError:
        report["error"] = "the kernel died"
    except RuntimeError as problem:  # what jupyter_client raises when a kernel does not start
        report["error"] = f"{problem} (./winnow doctor looks for the cause)"
        atexit.unregister(runner._cleanup_kernel)  # it would look for the kernel that never was
    report["seconds"] = round(time.monotonic() - began, 2)
    report["ready"] = round(report.get("ready", report["seconds"]), 2)
    report["peak_mb"] = runner.memory.megabytes()
    return nb, report


def main() -> int:
    parser = argparse.ArgumentParser(prog="winnow run", description=__doc__)
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--output", type=Path, help="where the executed copy goes")
    parser.add_argument("--runs", type=Path, default=Path("."), help=argparse.SUPPRESS)
    parser.add_argument("--report", type=Path, help="a JSON file for time, memory and error")
    options = parser.parse_args()
    output = options.output or options.runs / options.notebook.name
    try:
        executed, report = run(options.notebook.resolve())
    except NoSuchKernel:
        sys.exit("winnow: the kernelspec winnow is not installed here; ./winnow run sets it up")
    except nbformat.reader.NotJSONError:
        sys.exit(f"winnow: {options.notebook} is not a notebook")
    output.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(executed, output)
    if options.report:
        options.report.write_text(json.dumps(report), encoding="utf-8")
    peak = f"{report['peak_mb']} MB" if report["peak_mb"] else "n/a"
    say(
        f"\n{'FAILED: ' + report['error'] if report['error'] else 'Done'}"
        f" in {report['seconds']:.1f} s (kernel ready after {report['ready']:.1f} s), peak memory {peak}"
    )
    say(f"Executed copy: {output}")
    return 1 if report["error"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
