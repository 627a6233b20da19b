"""A kernel in Python that dies in its first loop, to stand for a peer that a benchmark cannot rely on."""

import os

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp


class Failing(IPythonKernel):
    def do_execute(self, code, *args, **kwargs):
        if code.startswith("for"):
            os._exit(3)
        return super().do_execute(code, *args, **kwargs)


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=Failing)
