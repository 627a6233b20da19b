"""Finds a JDK that can run the kernel, or says how to get one."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

OLDEST = 17
ASKING_SECONDS = 20

PLACES = {
    "linux": ["/usr/lib/jvm/*", "/usr/lib64/jvm/*", "/usr/java/*", "/opt/java/*", "/opt/jdk*"],
    "darwin": [
        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    ],
    "win32": [
        "C:/Program Files/Java/*",
        "C:/Program Files/Eclipse Adoptium/*",
        "C:/Program Files/Microsoft/jdk*",
        "C:/Program Files/Zulu/*",
        "C:/Program Files/Amazon Corretto/*",
        "C:/Program Files/BellSoft/*",
    ],
}
# Of SDKMAN, IntelliJ IDEA and install-jdk.
EVERYWHERE = ["~/.sdkman/candidates/java/*", "~/.jdks/*", "~/.jdk/*"]

HOW_TO_GET = {
    "linux": "sudo apt-get install openjdk-17-jdk (or your system's package of a JDK)",
    "darwin": "brew install openjdk@17",
    "win32": "winget install EclipseAdoptium.Temurin.17.JDK",
}


class NoJdk(Exception):
    """No usable JDK; the message says what was found and what to do."""


@dataclass(frozen=True)
class Machine:
    """Where to look. Tests look at other systems' folders below a root of their own."""

    platform: str = sys.platform
    environ: Mapping = field(default_factory=lambda: os.environ)
    home: Path = field(default_factory=Path.home)
    prefix: Path = Path(sys.prefix)
    root: str = ""

    def pick(self, by_platform: dict):
        return by_platform.get(self.platform, by_platform["linux"])

    def java_of(self, home: Path) -> Path:
        return home / "bin" / self.java_name()

    def java_name(self) -> str:
        return "java.exe" if self.platform == "win32" else "java"

    def on_path(self):
        """The java that a shell would run, or None."""
        separator = ";" if self.platform == "win32" else ":"
        for folder in self.environ.get("PATH", "").split(separator):
            java = Path(folder.strip('"'), self.java_name())
            if folder and java.is_file() and os.access(java, os.X_OK):
                return java
        return None

    def folders(self, pattern: str) -> list:
        """What fits a pattern with one star, the last in the alphabet, so mostly the newest, first."""
        whole = str(self.home) + pattern[1:] if pattern.startswith("~") else self.root + pattern
        before, _, after = whole.partition("*")
        base = Path(before) if before.endswith("/") else Path(before).parent
        try:
            return sorted(base.glob(whole[len(str(base)) :].lstrip("/")), reverse=True)
        except OSError:
            return []  # It is not this person's to read.


def problem(home: Path, machine: Machine):
    """Why a folder is no JDK for the kernel; None if it is one. Its release file says what it is."""
    try:
        if not machine.java_of(home).is_file():
            return "no bin/java there"
    except OSError:
        return "it cannot be read"
    try:
        facts = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        facts = ""
    found = re.search(r'JAVA_VERSION="(?:1\.)?(\d+)', facts)
    if not found:
        return "it does not say which Java it is"
    if int(found.group(1)) < OLDEST:
        return f"it is Java {found.group(1)}, too old"
    modules = re.search(r'MODULES="([^"]*)"', facts)
    if modules and "jdk.jshell" not in modules.group(1).split():
        return "it is a runtime without compiler, not a JDK"
    if not modules and not (home / "jmods" / "jdk.jshell.jmod").is_file():
        return "it is a runtime without compiler, not a JDK"
    return None


def asked(java: Path):
    """The home that a java tells of itself: one on the path may be a script that starts another."""
    try:
        told = subprocess.run(
            [str(java), "-XshowSettings:properties", "-version"],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=ASKING_SECONDS, check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"^\s*java\.home = (.+?)\s*$", told.stderr.decode(errors="replace"), re.MULTILINE)
    return Path(found.group(1)) if found else None


def candidates(machine: Machine):
    """Folders to look at, the person's own choice first."""
    java = machine.on_path()
    if java:
        home = java.resolve().parent.parent
        yield home
        # Apple's own /usr/bin/java opens a window where there is no Java; what it finds comes below.
        if machine.platform != "darwin" and problem(home, machine):
            told = asked(java)
            if told:
                yield told
    yield machine.prefix / machine.pick({"linux": "lib/jvm", "win32": "Library/lib/jvm"})  # conda's
    for pattern in machine.pick(PLACES) + EVERYWHERE:
        yield from machine.folders(pattern)


def find(machine: Machine) -> Path:
    """The home of a JDK: JAVA_HOME, else that of java on PATH, else one in a usual place."""
    get = machine.pick(HOW_TO_GET)
    named = machine.environ.get("JAVA_HOME", "").strip().strip('"')
    if named:
        wrong = problem(Path(named), machine)
        if wrong:
            raise NoJdk(f"JAVA_HOME is {named}, but {wrong}: set it to a JDK {OLDEST} or later, or unset it")
        return Path(named)
    seen = {}
    for home in candidates(machine):
        wrong = problem(home, machine)
        if not wrong:
            return home
        if home.is_dir():
            seen.setdefault(home, wrong)
    looked = "; ".join(f"{home}: {wrong}" for home, wrong in list(seen.items())[:5])
    raise NoJdk(
        f"no JDK {OLDEST} or later was found{f' ({looked})' if looked else ''}. Install one: {get};"
        " or set JAVA_HOME"
    )
