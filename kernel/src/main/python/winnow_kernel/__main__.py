"""python -m winnow_kernel CONNECTION_FILE: finds a JDK and becomes the kernel.

python -m winnow_kernel prepare: fetches the native libraries, so that the first start is quick.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from winnow_kernel import jdk, jvm, natives

HERE = Path(__file__).resolve().parent
JARS = HERE / "jars"


def home() -> Path:
    """Where kernels keep what they share: the rule of the kernel itself."""
    named = os.environ.get("WINNOW_HOME")
    return Path(named) if named else Path.home() / ".cache" / "winnow"


def archive(java_home: Path, folders) -> Path:
    """The archive of class data for this JDK and these jars: any other has another name."""
    marks = hashlib.sha256((java_home / "release").read_bytes())
    marks.update(str(java_home.resolve()).encode())
    for folder in folders:
        for jar in sorted(Path(folder).glob("*.jar")):
            facts = jar.stat()
            marks.update(f"{jar}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return home() / "archives" / f"winnow-{marks.hexdigest()[:16]}.jsa"


def command(arguments) -> list:
    """The kernel's command line."""
    machine = jdk.Machine()
    java_home = jdk.find(machine)
    java = machine.java_of(java_home)
    folders = [JARS, natives.ensure(java, JARS, HERE / "natives.json", home())]
    data = archive(java_home, folders)
    spec = jvm.filled(HERE / "kernel.json", java, folders, data)
    main = spec["argv"].index("org.winnow.kernel.Main")
    return [*spec["argv"][: main + 1], *arguments]


def main() -> None:
    try:
        words = command(sys.argv[1:])
    except (jdk.NoJdk, natives.NoNatives) as problem:
        sys.exit(f"winnow: {problem}")
    if sys.argv[1:] == ["prepare"]:
        return
    if sys.platform == "win32":  # There, exec would leave the server with a process that has ended.
        sys.exit(subprocess.run(words, check=False).returncode)
    os.execv(words[0], words)


if __name__ == "__main__":
    main()
