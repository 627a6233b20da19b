"""Runs jupyter_kernel_test against the Winnow kernel and writes {test: {outcome, detail}} as JSON."""

import json
import sys
import unittest

import jupyter_kernel_test


class WinnowKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "winnow"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("to stderr");'
    completion_samples = [
        {"text": "Integer.MAX_VAL", "matches": {"MAX_VALUE"}},
        {"text": "%winn", "matches": {"winnow"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 1;", "void f() { }", "%status"]
    incomplete_code_samples = ["int f(", "for (int i = 0; i < 3; i++) {", 'String s = """\n a']
    invalid_code_samples = [")", "int = ;"]
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [{"code": 'display("shown")', "mime": "text/plain"}]
    code_clear_output = "clearOutput();"
    code_page_something = "Math.max?"
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1*2*"
    code_inspect_sample = "Math.max("


class WinnowWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "winnow"
    support_iopub_welcome = True


class Recorder(unittest.TestResult):
    """Keeps one outcome a test; a failing part of a test fails the test."""

    def __init__(self):
        super().__init__()
        self.outcomes = {}

    def stopTest(self, test):
        super().stopTest(test)
        self.outcomes.setdefault(name_of(test), {"outcome": "passed", "detail": ""})

    def addSkip(self, test, reason):
        self._put(test, "skipped", reason)

    def addError(self, test, err):
        self._put(test, "failed", self._exc_info_to_string(err, test))

    def addFailure(self, test, err):
        self.addError(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._put(test, "failed", f"{subtest}\n{self._exc_info_to_string(err, test)}")

    def _put(self, test, outcome, detail):
        self.outcomes[name_of(test)] = {"outcome": outcome, "detail": detail}


def name_of(test):
    return test.id().rsplit(".", 1)[-1].rstrip(")")


if __name__ == "__main__":
    recorder = Recorder()
    for suite in (WinnowKernel, WinnowWelcome):
        unittest.defaultTestLoader.loadTestsFromTestCase(suite).run(recorder)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(recorder.outcomes, out, indent=1)
