"""Which native libraries the wheel's launcher and a build ask for, on processors that are made up here.

usage: native_choice.py   (with kernel/src/main/python on PYTHONPATH; unittest's options)
"""

import unittest

from winnow_kernel.natives import coordinates, lacks_avx2, linux_lacks_avx2, maven_word

OLD = "processor\t: 0\nmodel name\t: made up\nflags\t\t: fpu sse sse2 avx f16c\nbugs\t\t: avx2\n"
NEW = OLD.replace(" f16c", " f16c avx2")
LISTED = [
    ("org.nd4j", "nd4j-native", "1.0.0-M2.1"),
    ("org.bytedeco", "openblas", "0.3.19-1.5.7"),
    ("org.bytedeco", "opencl", "3.0-1.5.7"),
]


class NativeChoice(unittest.TestCase):
    def classifiers(self, on, plain=False):
        return [c.split(":")[3] for c in coordinates(LISTED, on, plain)]

    def test_linux_tells_what_a_processor_lacks(self):
        self.assertTrue(linux_lacks_avx2(OLD))
        self.assertFalse(linux_lacks_avx2(NEW))

    def test_a_processor_that_tells_nothing_is_taken_to_have_it(self):
        self.assertFalse(linux_lacks_avx2("processor\t: 0\nFeatures\t: fp asimd\n"))
        self.assertFalse(linux_lacks_avx2(""))

    def test_this_processor_can_be_asked(self):
        self.assertIn(lacks_avx2(), (True, False))

    def test_only_nd4j_has_a_build_for_avx2(self):
        self.assertEqual(["linux-x86_64-onednn-avx2", "linux-x86_64", "linux-x86_64"], self.classifiers("linux-x86_64"))

    def test_without_avx2_all_are_the_plain_ones(self):
        for on in ("linux-x86_64", "macosx-x86_64", "windows-x86_64"):
            self.assertEqual([on] * 3, self.classifiers(on, plain=True))

    def test_a_build_is_told_only_where_the_processor_lacks_avx2(self):
        self.assertEqual("", maven_word("linux-x86_64", plain=False))
        self.assertEqual("-Dnd4j.classifier=windows-x86_64", maven_word("windows-x86_64", plain=True))

    def test_a_platform_without_such_builds_has_its_own(self):
        self.assertEqual(["linux-arm64"] * 2, self.classifiers("linux-arm64"))


if __name__ == "__main__":
    unittest.main()
