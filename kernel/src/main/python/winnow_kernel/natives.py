"""The native libraries of this platform: fetched once, shared by all kernels of a person.

python -m winnow_kernel.natives: the word that a build with Maven needs on this processor, if any.
"""

import ctypes
import hashlib
import json
import platform
import re
import subprocess
import sys
from pathlib import Path

# ND4J's builds with oneDNN and AVX2, where there are such; a processor without AVX2 gets the plain one.
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


def linux_lacks_avx2(cpuinfo: str) -> bool:
    """Whether the text of /proc/cpuinfo lists what an x86 processor can do, and AVX2 not among it."""
    flags = re.search(r"^flags\s*:(.*)$", cpuinfo, re.MULTILINE)
    return flags is not None and "avx2" not in flags.group(1).split()


def lacks_avx2() -> bool:
    """Whether the system says that this processor has no AVX2; where it does not say, it is taken to have it."""
    try:
        if sys.platform == "win32":
            return not ctypes.windll.kernel32.IsProcessorFeaturePresent(40)  # PF_AVX2_INSTRUCTIONS_AVAILABLE
        if sys.platform == "darwin":
            asked = ["sysctl", "-n", "hw.optional.avx2_0"]
            return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() == "0"
        return linux_lacks_avx2(Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace"))
    except (OSError, AttributeError, subprocess.SubprocessError):
        return False


def engine(on: str, plain: bool) -> str:
    """ND4J's build for a platform; plain: for a processor without AVX2."""
    return on if plain else ND4J.get(on, on)


def maven_word(on: str, plain: bool) -> str:
    """What has a build take the engine that runs here; nothing where pom.xml names it anyway."""
    return f"-Dnd4j.classifier={engine(on, plain)}" if plain else ""


def coordinates(listed, on: str, plain: bool = False):
    """GROUP:ARTIFACT:jar:CLASSIFIER:VERSION of each library for a platform; plain: for a processor without AVX2."""
    return [
        f"{group}:{artifact}:jar:{engine(on, plain) if artifact == 'nd4j-native' else on}:{version}"
        for group, artifact, version in listed
        if artifact not in MISSING.get(on, ())
    ]


def ensure(java: Path, jars: Path, listed: Path, home: Path) -> Path:
    """The folder with them. The kernel's own resolver fetches what is not there: it heeds Maven's
    settings, mirrors, proxies and local repository, and of several kernels at once one does it."""
    on = this_platform()
    wanted = coordinates(json.loads(listed.read_text(encoding="utf-8")), on, lacks_avx2())
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


if __name__ == "__main__":
    print(maven_word(this_platform(), lacks_avx2()))
