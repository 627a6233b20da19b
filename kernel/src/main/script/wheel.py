"""Makes the Python wheel: launcher, kernelspec, logos, jars and what papermill needs, no native code."""

import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = HERE.parent / "python"
LAUNCHER = PYTHON / "winnow_kernel"
NATIVE = re.compile(r"(?P<artifact>[a-z0-9-]+?)-(?P<version>\d.*?)-(?:linux|macosx|windows)-.*\.jar")
VERSION = "0.1.0.dev0"
NAME = f"winnow_kernel-{VERSION}"
SPEC = f"{NAME}.data/data/share/jupyter/kernels/winnow"

METADATA = f"""Metadata-Version: 2.1
Name: winnow-kernel
Version: {VERSION}
Summary: A Jupyter kernel for Java with Winnow's commands; needs a JDK 17 or later.
License: Apache-2.0
Requires-Python: >=3.10
"""
WHEEL = "Wheel-Version: 1.0\nGenerator: winnow\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def natives(lib: Path) -> list:
    """What is to be fetched for each platform, as (group, artifact, version)."""
    found = [NATIVE.fullmatch(jar.name) for jar in sorted(lib.glob("*.jar"))]
    return [
        ("org.nd4j" if m["artifact"].startswith("nd4j") else "org.bytedeco", m["artifact"], m["version"])
        for m in found
        if m
    ]


def kernelspec() -> str:
    spec = json.loads((HERE / "kernel.json").read_text(encoding="utf-8"))
    spec["argv"] = ["python", "-m", "winnow_kernel", "{connection_file}"]
    return json.dumps(spec, indent=1) + "\n"


def contents(lib: Path):
    """Each name in the wheel with its bytes."""
    for source in sorted(LAUNCHER.glob("*.py")):
        yield f"winnow_kernel/{source.name}", source.read_bytes()
    yield "winnow_papermill.py", (PYTHON / "winnow_papermill.py").read_bytes()
    yield "winnow_kernel/kernel.json", (HERE / "kernel.json").read_bytes()
    yield "winnow_kernel/natives.json", json.dumps(natives(lib)).encode()
    for jar in sorted(lib.glob("*.jar")):
        if not NATIVE.fullmatch(jar.name):
            yield f"winnow_kernel/jars/{jar.name}", jar.read_bytes()
    yield f"{SPEC}/kernel.json", kernelspec().encode()
    for logo in sorted(HERE.glob("logo-*")):
        yield f"{SPEC}/{logo.name}", logo.read_bytes()
    yield f"{NAME}.dist-info/METADATA", METADATA.encode()
    yield f"{NAME}.dist-info/WHEEL", WHEEL.encode()
    (entry_points,) = PYTHON.glob("winnow_papermill-*.dist-info/entry_points.txt")
    yield f"{NAME}.dist-info/entry_points.txt", entry_points.read_bytes()


def build(lib: Path, out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    wheel = out / f"{NAME}-py3-none-any.whl"
    record = f"{NAME}.dist-info/RECORD"
    lines = []
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents(lib):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            lines.append(f"{name},sha256={digest},{len(data)}\n")
        archive.writestr(zipfile.ZipInfo(record, (2026, 1, 1, 0, 0, 0)), "".join(lines) + f"{record},,\n")
    return wheel


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lib", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if not any(options.lib.glob("winnow-kernel-*.jar")):
        sys.exit(f"winnow: no built kernel in {options.lib}")
    wheel = build(options.lib, options.out)
    print(f"{wheel} ({wheel.stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
