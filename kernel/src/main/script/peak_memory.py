"""The peak resident memory of a kernel process."""

import threading

import psutil


class PeakMemory:
    """Linux keeps the peak itself (VmHWM); elsewhere the resident size is sampled twice a second."""

    def __init__(self, pid_of):
        self._pid_of = pid_of
        self._peak = 0
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        while not self._stopped.wait(0.5):
            self.sample()

    def sample(self):
        try:
            pid = self._pid_of()
            if pid:
                self._peak = max(self._peak, _high_water(pid))
        except (AttributeError, OSError, psutil.Error):
            return  # not started yet, or gone already: the last sample stands

    def megabytes(self):
        """The peak in MB (10^6 bytes), or None where no sample could be had."""
        self._stopped.set()
        return round(self._peak / 1e6) or None


def _high_water(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except FileNotFoundError:
        pass
    return psutil.Process(pid).memory_info().rss
