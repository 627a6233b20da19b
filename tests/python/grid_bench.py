"""Measures in a headless Chromium how long a key press in the label grid takes until the page shows
it as acknowledged, by the page's own clock: idle, and while a training runs in another cell.

usage: grid_bench.py FOLDER REPORT [PRESSES]   (WINNOW_CHROMIUM names the browser, if it is not
playwright's own)
"""

import sys
from pathlib import Path

from browser import in_browser
from labelling import CELLS, run_cell, run_cells, write_notebook

# A key's own time stamp counts from the same moment as the page's clock.
PROBE = """() => {
  const root = document.querySelector('.winnow-label-grid');
  let pressed = 0;
  window.taken = [];
  root.addEventListener('keydown', event => { pressed = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (!pressed || root.dataset.waiting !== '0') return;
    window.taken.push(performance.now() - pressed);
    pressed = 0;
  }).observe(root, {attributes: true, attributeFilter: ['data-waiting']});
}"""
PAUSE_MILLIS = 200  # a quick person's
FIRST = 10  # presses that warm the kernel up; not counted
TRAINING = "%train 100000 --lr 3e-3 --as again"


def press(lab, count):
    """Milliseconds of so many presses, one after the other."""
    before = lab.page.evaluate("window.taken.length")
    for n in range(count):
        lab.page.keyboard.press(str(n % 10))
        lab.page.wait_for_function("n => window.taken.length === n", arg=before + n + 1, timeout=60_000)
        lab.page.wait_for_timeout(PAUSE_MILLIS)
    return lab.page.evaluate("window.taken")[before:]


def measure(lab, notebook, report, presses):
    lab.open(notebook)
    run_cells(lab, 3)
    lab.page.locator(".winnow-label-grid .tile").first.click()
    lab.page.evaluate(PROBE)
    press(lab, FIRST)
    report["idle_ms"] = press(lab, presses)
    run_cell(lab, 3)
    lab.wait_for(lambda s: s["running"] > 0 and s["points"] > 0, seconds=120)
    lab.page.locator(".winnow-label-grid .tile").first.click()
    report["training_ms"] = press(lab, presses)
    report["still_training"] = lab.state()["running"] > 0
    lab.menu("Kernel", "Interrupt Kernel")
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)


if __name__ == "__main__":
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    presses = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    notebook = folder / "grid.ipynb"
    write_notebook(notebook, CELLS[:2] + ["%train 8 --lr 3e-3\n%suspects --top 3\n%label --top 100", TRAINING])
    in_browser(lambda *given: measure(*given, presses), notebook, folder, target)
