"""The command line of the kernel's process, from one template for every way it is installed."""

import json
import os
import re
from pathlib import Path


def java_version(java: Path) -> int:
    """The JDK's number, as its own release file says it; 17, the oldest, where there is none."""
    release = Path(java).resolve().parent.parent / "release"
    if not release.is_file():
        return 17
    found = re.search(r'JAVA_VERSION="(\d+)', release.read_text(encoding="utf-8"))
    return int(found.group(1)) if found else 17


def filled(template: Path, java: Path, class_path, archive: Path) -> dict:
    """The kernelspec with paths in it; a path is never read as part of a template."""
    spec = json.loads(Path(template).read_text(encoding="utf-8"))
    spec["argv"] = [
        {
            "${java}": str(java),
            "${classpath}": os.pathsep.join(os.path.join(folder, "*") for folder in class_path),
            "${archive}": "-XX:SharedArchiveFile=" + str(archive),
        }.get(word, word)
        for word in spec["argv"]
    ]
    if java_version(java) >= 22:
        # From here on Java warns of every native library unless it is told that they are meant.
        spec["argv"].insert(1, "--enable-native-access=ALL-UNNAMED")
    return spec
