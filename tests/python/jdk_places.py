"""Looks for JDKs in homes, on paths and in layouts of other systems that are made up here.

usage: jdk_places.py   (with kernel/src/main/python on PYTHONPATH; unittest's options)
"""

import os
import tempfile
import unittest
from pathlib import Path

from winnow_kernel.jdk import Machine, NoJdk, find

WHOLE = 'JAVA_VERSION="{}"\nMODULES="java.base jdk.compiler jdk.jshell"\n'
RUNTIME = 'JAVA_VERSION="{}"\nMODULES="java.base java.desktop"\n'
TELLS_ITS_HOME = """#!/bin/sh
[ "$*" = "-XshowSettings:properties -version" ] || exit 3
echo "Property settings:" >&2
echo "    java.home = {}" >&2
echo "    java.io.tmpdir = /tmp" >&2
"""


class JdkPlaces(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name).resolve()
        self.home = self.root / "person"

    def jdk(self, where, version="17.0.1", release=WHOLE, java="java"):
        """A folder that looks like a JDK; where is below the root."""
        home = self.root / where.lstrip("/")
        self.script(home / "bin" / java, "#!/bin/sh\nexit 1\n")
        (home / "release").write_text(release.format(version), encoding="utf-8")
        return home

    def script(self, file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
        return file

    def machine(self, platform="linux", root=None, **environment):
        return Machine(
            platform=platform,
            environ=environment,
            home=self.home,
            prefix=self.root / "env",
            root=root or str(self.root),
        )

    def refusal(self, machine):
        with self.assertRaises(NoJdk) as refused:
            find(machine)
        return str(refused.exception)

    def test_java_home_comes_before_all(self):
        self.jdk("usr/lib/jvm/java-25", "25")
        path = self.jdk("opt/jdk-21", "21")
        home = self.jdk("my jdk")
        self.assertEqual(find(self.machine(JAVA_HOME=str(home), PATH=str(path / "bin"))), home)
        self.assertEqual(find(self.machine(JAVA_HOME=f'"{home}"')), home)

    def test_an_unfit_java_home_is_refused_though_another_would_do(self):
        self.jdk("usr/lib/jvm/java-21", "21")
        for release, version, why in (
            (WHOLE, "1.8.0_402", "it is Java 8, too old"),
            (WHOLE, "11.0.2", "it is Java 11, too old"),
            (RUNTIME, "21", "a runtime without compiler"),
            ("", "", "does not say which Java"),
        ):
            home = self.jdk("chosen", version, release)
            told = self.refusal(self.machine(JAVA_HOME=str(home)))
            self.assertIn(why, told)
            self.assertIn("set it to a JDK 17 or later, or unset it", told)
        self.assertIn("no bin/java there", self.refusal(self.machine(JAVA_HOME=str(self.root))))

    def test_an_empty_java_home_is_none(self):
        home = self.jdk("usr/lib/jvm/java-21", "21")
        self.assertEqual(find(self.machine(JAVA_HOME=" ")), home)

    def test_java_on_the_path_comes_before_the_usual_places(self):
        self.jdk("usr/lib/jvm/java-25", "25")
        home = self.jdk("somewhere/jdk")
        empty = self.root / "empty"
        empty.mkdir()
        self.assertEqual(find(self.machine(PATH=f"{empty}::{home / 'bin'}")), home)

    def test_links_from_the_path_lead_home(self):
        home = self.jdk("usr/lib/jvm/java-17")
        alternative = self.root / "etc/alternatives/java"
        link = self.root / "usr/bin/java"
        for file, target in ((alternative, home / "bin/java"), (link, alternative)):
            file.parent.mkdir(parents=True)
            file.symlink_to(target)
        self.assertEqual(find(self.machine(PATH=str(link.parent))), home)

    def test_a_script_on_the_path_is_asked_for_its_home(self):
        home = self.jdk("hidden/jdk")
        shim = self.script(self.root / "shims/java", TELLS_ITS_HOME.format(home))
        self.assertEqual(find(self.machine(PATH=str(shim.parent))), home)

    def test_what_on_the_path_cannot_be_run_or_tells_nothing_is_passed_over(self):
        home = self.jdk("usr/lib/jvm/java-17")
        silent = self.script(self.root / "silent/java", "#!/bin/sh\nexit 0\n")
        self.assertEqual(find(self.machine(PATH=str(silent.parent))), home)
        no_program = self.script(self.root / "broken/java", "\0\0")
        self.assertEqual(find(self.machine(PATH=str(no_program.parent))), home)
        no_program.chmod(0o644)
        self.assertEqual(find(self.machine(PATH=str(no_program.parent))), home)

    def test_apples_own_java_is_not_started(self):
        started = self.root / "started"
        apple = self.script(self.root / "usr/bin/java", f"#!/bin/sh\ntouch {started}\n")
        home = self.jdk("Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home", "21")
        self.assertEqual(find(self.machine("darwin", PATH=str(apple.parent))), home)
        self.assertFalse(started.exists())

    def test_the_usual_places_of_each_system(self):
        for platform, java, root, places in (
            ("linux", "java", "", ("usr/lib/jvm/a", "usr/lib64/jvm/b", "usr/java/c", "opt/java/d", "opt/jdk-17")),
            ("darwin", "java", "", (
                "Library/Java/JavaVirtualMachines/a.jdk/Contents/Home",
                "person/Library/Java/JavaVirtualMachines/b.jdk/Contents/Home",
                "opt/homebrew/opt/openjdk@17/libexec/openjdk.jdk/Contents/Home",
                "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
            )),
            ("win32", "java.exe", "/", (
                "C:/Program Files/Java/jdk-17",
                "C:/Program Files/Eclipse Adoptium/jdk-17.0.1.12-hotspot",
                "C:/Program Files/Microsoft/jdk-17.0.1",
                "C:/Program Files/Zulu/zulu-17",
                "C:/Program Files/Amazon Corretto/jdk17",
                "C:/Program Files/BellSoft/LibericaJDK-17",
            )),
        ):  # fmt: skip
            everywhere = ("person/.sdkman/candidates/java/x", "person/.jdks/x", "person/.jdk/x")
            conda = "env/Library/lib/jvm" if platform == "win32" else "env/lib/jvm"
            for place in (*places, *everywhere, conda):
                with self.subTest(platform=platform, place=place):
                    home = self.jdk(place, java=java)
                    self.assertEqual(find(self.machine(platform, str(self.root) + root)), home)
                    (home / "release").unlink()

    def test_windows_paths_are_split_at_semicolons(self):
        home = self.jdk("C/my jdk", java="java.exe")
        path = f'{self.root / "none"};"{home / "bin"}"'
        self.assertEqual(find(self.machine("win32", PATH=path)), home)

    def test_the_newest_of_a_place_that_will_do(self):
        self.jdk("usr/lib/jvm/java-17")
        newer = self.jdk("usr/lib/jvm/java-21", "21")
        self.jdk("usr/lib/jvm/java-22-runtime", "22", RUNTIME)
        self.jdk("usr/lib/jvm/java-8", "1.8.0_402")
        self.assertEqual(find(self.machine()), newer)

    def test_a_folder_that_is_nobodys_to_read_is_passed_over(self):
        home = self.jdk("opt/jdk-17")
        locked = self.jdk("usr/lib/jvm/java-21", "21")
        locked.chmod(0)
        self.addCleanup(locked.chmod, 0o755)
        self.assertIn(find(self.machine()), (home, locked))  # root may read everything

    def test_where_there_is_none_it_says_what_was_seen_and_how_to_get_one(self):
        old = self.jdk("usr/lib/jvm/java-8", "1.8.0_402")
        told = self.refusal(self.machine())
        self.assertIn(f"no JDK 17 or later was found ({old}: it is Java 8, too old)", told)
        self.assertIn("sudo apt-get install openjdk-17-jdk", told)
        self.assertIn("brew install openjdk@17", self.refusal(self.machine("darwin", str(self.root / "mac"))))
        self.assertIn("winget install", self.refusal(self.machine("win32", str(self.root / "windows") + "/")))

    def test_this_machine_is_looked_at_as_it_is(self):
        machine = Machine()
        self.assertEqual(machine.environ, os.environ)
        self.assertEqual(machine.root, "")
        self.assertIsNone(Machine(environ={}).on_path())


if __name__ == "__main__":
    unittest.main()
