"""Makes a Python environment of its own with some packages in it.

usage: own_environment.py FOLDER PACKAGE…
"""

import subprocess
import sys
import venv


def main(folder, packages):
    venv.create(folder, with_pip=False, clear=True)
    interpreter = f"{folder}/Scripts/python.exe" if sys.platform == "win32" else f"{folder}/bin/python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", interpreter,
         "install", "--progress-bar", "off", *packages],
        check=True,
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
