"""Writes the kernelspec `winnow` into a Jupyter: into an environment's prefix, or for this user."""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "python"))

from winnow_kernel import jvm  # noqa: E402, it lies beside this folder


def user_data_folder() -> Path:
    """Where Jupyter looks for what one user installed (the rule of jupyter_core.paths)."""
    if named := os.environ.get("JUPYTER_DATA_DIR"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Jupyter"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "jupyter"


def write(folder: Path, contents: dict) -> None:
    """Replaces the kernelspec in one go: a Jupyter that is looking sees the old one or the new one."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".winnow-"))
    fresh.chmod(0o755)
    (fresh / "kernel.json").write_text(json.dumps(contents, indent=1) + "\n", encoding="utf-8")
    for logo in HERE.glob("logo-*"):
        shutil.copy(logo, fresh)
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", required=True)
    parser.add_argument("--lib", required=True)
    parser.add_argument("--keep-archive", action="store_true")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--prefix")
    place.add_argument("--user", action="store_true")
    options = parser.parse_args()
    if options.prefix:
        data = Path(options.prefix).expanduser().resolve() / "share" / "jupyter"
    else:
        data = user_data_folder()
    folder = data / "kernels" / "winnow"
    try:
        lib = Path(options.lib)
        spec = jvm.filled(HERE / "kernel.json", options.java, [lib], lib / "winnow.jsa")
        if not options.keep_archive:  # A kernel under test makes none while it is watched.
            spec["argv"] = [word for word in spec["argv"] if not word.startswith("-Dwinnow.archive=")]
        write(folder, spec)
    except OSError as problem:
        sys.exit(f"winnow: cannot write the kernelspec into {folder}: {problem.strerror}")
    print(f"Kernelspec winnow written: {folder}")


if __name__ == "__main__":
    main()
