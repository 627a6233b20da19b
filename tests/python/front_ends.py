"""Runs a small notebook through the programs that run notebooks, and talks to the kernel in a terminal.

usage: front_ends.py FOLDER REPORT
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pexpect
from nbformat import v4

CELLS = [
    "%%parameters\nint epochs = 10;  // how long\ndouble rate = 3e-3;\nString source = \"digits\";",
    'System.out.println(epochs + " epochs at " + rate + " on " + source);',
    "%dataset digits",
    "%show -n 6",
    "Math.max?",
    "int shown = 6;\nshown * 7",
]


def write_notebook(path):
    cells = [v4.new_markdown_cell("# A run")] + [v4.new_code_cell(source) for source in CELLS]
    cells[1].metadata["tags"] = ["parameters"]
    spec = {"name": "winnow", "display_name": "Winnow (Java)", "language": "java"}
    nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), path)


def with_papermill(notebook, folder):
    """Parameters given to papermill, one of them to be fitted to its type and one to be quoted."""
    output = folder / "papermill.ipynb"
    papermill.execute_notebook(
        str(notebook),
        str(output),
        parameters={"epochs": 3, "rate": 1, "source": 'a "b" \\ ü'},
        progress_bar=False,
        cwd=str(folder),
    )
    known = papermill.inspect_notebook(str(notebook))
    return {"texts": texts(output), "known": {k: v["inferred_type_name"] for k, v in known.items()}}


def with_nbconvert(notebook, folder):
    """Parameters from the environment; the page must hold pictures and text without a server."""
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", folder,
         "--output", "page.html", notebook],
        env=os.environ | {"WINNOW_PARAMETERS": '{"epochs": 4}'},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    page = folder / "page.html"
    html = page.read_text(encoding="utf-8") if page.exists() else ""
    return {
        "exit": done.returncode,
        "told": done.stderr[-2_000:],
        "parameters": "4 epochs at 0.003 on digits" in html,
        "pictures": html.count("data:image/png;base64"),
        "result": "<pre>42</pre>" in html,
    }


def in_console():
    """What a person types into `jupyter console`, and what the terminal shows."""
    console = pexpect.spawn(
        sys.executable,
        ["-m", "jupyter_console", "--kernel", "winnow", "--simple-prompt"],
        encoding="utf-8", timeout=60, dimensions=(50, 200), env=os.environ | {"TERM": "dumb"},
    )  # fmt: skip
    said = []
    try:
        for typed, expected in (
            ("int x = 20;", r"\n"),
            ("x + 3", r"Out\[2\]:? *23"),
            ("%who", "x"),
            ('System.out.println("to " + "stdout")', "to stdout"),
            ("Math.max?", r"max\(int a, ?int b\)"),
            ('throw new IllegalStateException("on purpose");', "IllegalStateException"),
            ("1 + 1", r"Out\[\d+\]:? *2"),
        ):
            console.expect(r"In \[\d+\]: ")
            console.sendline(typed)
            console.expect(expected)
            said.append(typed)
        console.sendeof()
        if console.expect([pexpect.EOF, r"\[y\]/n"]) == 1:
            console.sendline("y")
            console.expect(pexpect.EOF)
    except (pexpect.TIMEOUT, pexpect.EOF) as problem:
        said.append(f"{type(problem).__name__} after {console.before!r}")
    finally:
        console.close(force=True)
    return said


def texts(notebook):
    """The text of each code cell's outputs."""
    cells = nbformat.read(notebook, as_version=4).cells
    return [
        "".join(o.get("text") or o.get("data", {}).get("text/plain", "") for o in cell.outputs)
        for cell in cells
        if cell.cell_type == "code"
    ]


def main(folder, target):
    notebook = folder / "run.ipynb"
    write_notebook(notebook)
    report = {
        "papermill": with_papermill(notebook, folder),
        "nbconvert": with_nbconvert(notebook, folder),
        "console": in_console(),
    }
    target.write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
