"""The native libraries of this platform: fetched once, shared by all kernels of a person."""

import hashlib
import json
import platform
import subprocess
import sys
from pathlib import Path

# ND4J's builds with oneDNN and AVX2, where there are such.
ND4J = {
    "linux-x86_64": "linux-x86_64-onednn-avx2",
    "macosx-x86_64": "macosx-x86_64-onednn-avx2",
    "windows-x86_64": "windows-x86_64-onednn-avx2",
}
# What a platform has no build of; training goes without.
MISSING = {"macosx-arm64": {"dnnl", "opencl"}, "linux-arm64": {"opencl"}}


class NoNatives(Exception):
    """They could not be fetched; the message says why."""


def this_platform() -> str:
    system = {"linux": "linux", "darwin": "macosx", "win32": "windows"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)
    return f"{system}-{machine}"


def coordinates(listed, on: str):
    """GROUP:ARTIFACT:jar:CLASSIFIER:VERSION of each library for a platform."""
    return [
        f"{group}:{artifact}:jar:{ND4J.get(on, on) if artifact == 'nd4j-native' else on}:{version}"
        for group, artifact, version in listed
        if artifact not in MISSING.get(on, ())
    ]


def ensure(java: Path, jars: Path, listed: Path, home: Path) -> Path:
    """The folder with them. The kernel's own resolver fetches what is not there: it heeds Maven's
    settings, mirrors, proxies and local repository, and of several kernels at once one does it."""
    on = this_platform()
    wanted = coordinates(json.loads(listed.read_text(encoding="utf-8")), on)
    versions = hashlib.sha256("\n".join(sorted(wanted)).encode()).hexdigest()[:8]
    folder = home / "natives" / f"{on}-{versions}"
    if not folder.is_dir():
        print(f"winnow: fetching the native libraries for {on}, once (about 120 MB)", file=sys.stderr)
        fetched = subprocess.run(
            [str(java), "-Xshare:auto", "-cp", str(jars / "*"),
             "org.winnow.kernel.maven.NativeLibraries", str(folder), *wanted],
            stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False,
        )
        if fetched.returncode != 0 or not folder.is_dir():
            raise NoNatives(f"the native libraries for {on} could not be fetched into {folder}")
    return folder
