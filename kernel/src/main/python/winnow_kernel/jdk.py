"""Finds a JDK that can run the kernel, or says how to get one."""

import os
import re
import shutil
import sys
from pathlib import Path

OLDEST = 17

PLACES = {
    "linux": ["/usr/lib/jvm/*", "/usr/java/*", "/opt/java/*", "/opt/jdk*"],
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
EVERYWHERE = ["~/.sdkman/candidates/java/*", "~/.jdks/*"]

HOW_TO_GET = {
    "linux": "sudo apt-get install openjdk-17-jdk (or your system's package of a JDK)",
    "darwin": "brew install openjdk@17",
    "win32": "winget install EclipseAdoptium.Temurin.17.JDK",
}


class NoJdk(Exception):
    """No usable JDK; the message says what was found and what to do."""


def java_of(home: Path) -> Path:
    return home / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def problem(home: Path):
    """Why a folder is no JDK for the kernel; None if it is one. Its release file says what it is."""
    if not java_of(home).is_file():
        return "no bin/java there"
    release = home / "release"
    facts = release.read_text(encoding="utf-8") if release.is_file() else ""
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


def candidates():
    """Folders to look at, the person's own choice first."""
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve().parent.parent
    for pattern in PLACES.get(sys.platform, PLACES["linux"]) + EVERYWHERE:
        pattern = os.path.expanduser(pattern)
        root, _, rest = pattern.partition("*")
        base = Path(root) if root.endswith("/") else Path(root).parent
        inside = pattern[len(str(base)) :].lstrip("/")
        if base.is_dir():
            yield from sorted(base.glob(inside), reverse=True)


def find() -> Path:
    """The home of a JDK: JAVA_HOME, else that of java on PATH, else one in a usual place."""
    get = HOW_TO_GET.get(sys.platform, HOW_TO_GET["linux"])
    named = os.environ.get("JAVA_HOME")
    if named:
        wrong = problem(Path(named))
        if wrong:
            raise NoJdk(f"JAVA_HOME is {named}, but {wrong}: set it to a JDK {OLDEST} or later, or unset it")
        return Path(named)
    seen = []
    for home in candidates():
        wrong = problem(home)
        if not wrong:
            return home
        if home not in seen:
            seen.append(home)
    looked = "; ".join(f"{home}: {problem(home)}" for home in seen[:5])
    raise NoJdk(
        f"no JDK {OLDEST} or later was found{f' ({looked})' if looked else ''}. Install one: {get};"
        " or set JAVA_HOME"
    )
