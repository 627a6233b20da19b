"""Looks at the Python side of a set-up: lines KIND|NAME|TEXT for ./winnow doctor.

usage: doctor.py VENV
"""

import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jupyter_core.paths import jupyter_path
from jupyterlab_server.config import get_page_config

AGAIN = "remove .winnow and give ./winnow install"


def packages():
    for name in ("jupyterlab", "anywidget", "nbclient"):
        try:
            yield "ok", name, version(name)
        except PackageNotFoundError:
            yield "TO DO", name, f"not in Winnow's Python environment: {AGAIN}"


def front_end(venv):
    page = get_page_config(
        jupyter_path("labextensions"), str(venv / "share" / "jupyter" / "lab" / "settings")
    )
    present = {extension["name"] for extension in page["federated_extensions"]}
    for extension in ("anywidget", "@jupyter-widgets/jupyterlab-manager"):
        if extension in present and extension not in page["disabledExtensions"]:
            yield "ok", "front end", f"{extension} installed and enabled"
        else:
            yield (
                "TO DO",
                "front end",
                f"{extension} is missing or disabled, so moving charts stay blank:"
                f" jupyter labextension enable {extension}, or {AGAIN}",
            )


def kernelspec(venv):
    file = venv / "share" / "jupyter" / "kernels" / "winnow" / "kernel.json"
    try:
        java = json.loads(file.read_text(encoding="utf-8"))["argv"][0]
    except (OSError, ValueError, KeyError):
        return "TO DO", "kernelspec", "not installed: ./winnow install"
    if not Path(java).exists():
        return "TO DO", "kernelspec", f"names a Java that is gone, {java}: ./winnow install"
    return "ok", "kernelspec", str(file.parent)


def main(venv):
    for line in (*packages(), *front_end(venv), kernelspec(venv)):
        print("|".join(line))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
