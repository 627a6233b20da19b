"""Installs a wheel into an environment of its own and runs cells on the kernel in it.

usage: wheel_check.py WHEEL FOLDER REPORT

The report is JSON: for each of two kernels that were started at the same moment on an empty home,
the outputs of its cells; then the same for one that was started later, and the files of the home;
and what a notebook printed to which papermill gave parameters.
"""

import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

CONSTRAINTS = Path(__file__).resolve().parents[2] / "kernel/src/main/script/constraints.txt"
CELLS = ["int x = 41;", "x + 1", "%status", "org.nd4j.linalg.factory.Nd4j.ones(3).sumNumber()"]


def outside(wheel, folder, report):
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python),
         "install", "--progress-bar", "off", str(wheel), "jupyter_client", "papermill",
         "-c", str(CONSTRAINTS)],
        check=True,
    )
    home = folder / "home"
    environment = {
        **os.environ,
        "WINNOW_HOME": str(home),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JAVA_TOOL_OPTIONS": "-Dwinnow.archive.delay.seconds=0",
    }
    environment.pop("JUPYTER_PATH", None)
    subprocess.run([str(python), __file__, "--inside", str(home), str(report)], check=True, env=environment)


def start():
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="winnow")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    return manager, client


def cells(manager, client):
    client.wait_for_ready(timeout=300)
    outputs = []
    for code in CELLS:
        text = []

        def hook(message):
            content = message["content"]
            text.append(content.get("text") or content.get("data", {}).get("text/plain") or content.get("evalue") or "")

        client.execute_interactive(code, timeout=300, output_hook=hook)
        outputs.append("".join(text))
    return outputs


def end(manager, client):
    client.stop_channels()
    manager.shutdown_kernel()


def wait_for(pattern, home):
    limit = time.monotonic() + 240
    while not list(home.glob(pattern)):
        if time.monotonic() > limit:
            raise TimeoutError(f"no {pattern} in {home}")
        time.sleep(0.5)


def with_papermill(folder):
    """Parameters for a notebook in Java, with nothing on the path but what pip put there."""
    import nbformat
    import papermill

    notebook = folder / "parameters.ipynb"
    cells = [
        nbformat.v4.new_code_cell("%%parameters\nint epochs = 10;", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell('System.out.println(epochs + " epochs");'),
    ]
    spec = {"name": "winnow", "display_name": "Winnow (Java)", "language": "java"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), notebook)
    ran = papermill.execute_notebook(
        str(notebook), str(folder / "ran.ipynb"), parameters={"epochs": 3}, progress_bar=False, cwd=str(folder)
    )
    return "".join(output.get("text", "") for output in ran.cells[-1].outputs)


def inside(home, report):
    both = [start(), start()]
    outputs = [cells(*one) for one in both]
    wait_for("archives/*.jsa", home)
    for one in both:
        end(*one)
    later = start()
    outputs.append(cells(*later))
    command = Path(f"/proc/{later[0].provisioner.pid}/cmdline")
    process = command.read_bytes().split(b"\0")[0].decode() if command.exists() else "java"
    maps = Path(f"/proc/{later[0].provisioner.pid}/maps")
    archived = ".jsa" in maps.read_text() and "winnow-" in maps.read_text() if maps.exists() else True
    end(*later)
    files = sorted(str(f.relative_to(home)) for f in home.rglob("*") if f.is_file())
    facts = {"outputs": outputs, "files": files, "process": process, "archived": archived}
    facts["papermill"] = with_papermill(home.parent)
    Path(report).write_text(json.dumps(facts))


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        inside(Path(sys.argv[2]), sys.argv[3])
    else:
        outside(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
