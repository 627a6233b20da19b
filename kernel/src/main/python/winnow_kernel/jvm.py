"""The command line of the kernel's process, from one template for every way it is installed."""

import json
import os
from pathlib import Path


def filled(template: Path, java: Path, class_path, archive: Path) -> dict:
    """The kernelspec with paths in it; a path is never read as part of a template. A kernel that is
    told of its archive makes it where it is missing or out of date, once it has nothing else to do.

    From Java 22 and 24 on, the words for native access and for unsafe memory access keep warnings of
    what is meant out of the server's log; earlier ones pass them over."""
    spec = json.loads(Path(template).read_text(encoding="utf-8"))
    spec["argv"] = [
        {
            "${java}": str(java),
            "${classpath}": os.pathsep.join(os.path.join(folder, "*") for folder in class_path),
            "${archive}": f"-XX:SharedArchiveFile={archive}",
            "${archive.kept}": f"-Dwinnow.archive={archive}",
        }.get(word, word)
        for word in spec["argv"]
    ]
    return spec
