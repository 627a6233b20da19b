"""Labels a hundred examples with a hundred key presses in JupyterLab, takes them all back, turns
pages, flags, and kills the kernel midway; and reports.

usage: hundred_labels.py NOTEBOOK SCREENSHOTS REPORT   (as labelling.py)
"""

import os
import signal
import sys
from pathlib import Path

import psutil
from browser import in_browser
from labelling import grid, press, wait_for_pending, write_notebook

ROWS = " ".join(f"#{row}" for row in range(1, 251))
CELLS = ["%dataset digits\n%show -n 250", f"%label {ROWS} --top 100"]
PLACE = """() => ({
  ids: [...document.querySelectorAll('.winnow-label-grid .tile .id')].map(e => e.textContent),
  flags: [...document.querySelectorAll('.winnow-label-grid .tile .flag')].map(e => e.textContent),
  where: document.querySelector('.winnow-label-grid .where').textContent,
  focused: document.querySelector('.winnow-label-grid').contains(document.activeElement),
  names: [...document.querySelectorAll('.winnow-label-grid :is(button, select, input)')]
    .filter(e => !(e.getAttribute('aria-label') || e.textContent || e.closest('label')?.textContent)).length,
})"""


def run_cells(lab):
    lab.page.locator(".jp-CodeCell").first.locator(".cm-content").click()
    for _ in range(2):
        lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=120_000)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)


def key(n):
    return str(n % 10)


def label(lab, first, last):
    for n in range(first, last):
        lab.page.keyboard.press(key(n))


def story(lab, notebook, report):
    lab.open(notebook)
    run_cells(lab)
    lab.page.locator(".winnow-label-grid .tile").first.click()
    label(lab, 0, 50)
    report["half"] = wait_for_pending(lab, 50)
    lab.save()
    lab.reload()
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=60_000)
    report["reloaded"] = wait_for_pending(lab, 50)
    lab.page.locator('.winnow-label-grid .tile[data-mark=""]').first.click()
    label(lab, 50, 100)
    report["hundred"] = wait_for_pending(lab, 100)
    for _ in range(100):
        lab.page.keyboard.press("Backspace")
    report["undone"] = wait_for_pending(lab, 0)
    turn_and_flag(lab, report)
    kill(lab, report)


def turn_and_flag(lab, report):
    lab.page.keyboard.press("PageDown")
    lab.page.wait_for_function(
        "() => document.querySelector('.winnow-label-grid .where').textContent === 'page 2 of 3'",
        timeout=60_000,
    )
    report["second"] = lab.page.evaluate(PLACE)
    cells = lab.page.locator(".jp-Cell").count()
    lab.page.keyboard.press("!")
    lab.page.keyboard.type("dd 7 or 1?")
    press(lab, "Enter", 1)
    report["cells_kept"] = lab.page.locator(".jp-Cell").count() == cells
    report["flagged"] = lab.page.evaluate(PLACE)
    lab.page.locator('.winnow-label-grid [data-choice="show"]').select_option("flagged")
    lab.page.wait_for_function(
        "() => document.querySelectorAll('.winnow-label-grid .tile').length === 1", timeout=60_000
    )
    report["found"] = lab.page.evaluate(PLACE)
    lab.page.locator('.winnow-label-grid [data-choice="show"]').select_option("all")
    lab.page.wait_for_function(
        "() => document.querySelectorAll('.winnow-label-grid .tile').length === 100", timeout=60_000
    )


def kernels(lab):
    """Process ids of the kernels that live now."""
    family = psutil.Process(lab.server.process_id).children(recursive=True)
    living = []
    for process in family:
        try:
            if "org.winnow.kernel" in " ".join(process.cmdline()):
                living.append(process.pid)
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return living


def kill(lab, report):
    """In the midst of a hundred key presses; what was acknowledged by then must be there again."""
    lab.page.locator(".winnow-label-grid .tile").first.click()
    label(lab, 0, 40)
    lab.page.wait_for_function(
        "() => Number(document.querySelector('.winnow-label-grid').dataset.pending) > 10", timeout=60_000
    )
    killed = kernels(lab)
    report["acknowledged"] = grid(lab)
    os.kill(killed[0], signal.SIGKILL)
    label(lab, 40, 45)
    report["unanswered"] = grid(lab)
    lab.wait_for(
        lambda s: lab.server.kernel_states() == ["idle"] and kernels(lab) not in ([], killed), seconds=120
    )
    lab.reload()
    run_cells(lab)
    report["recovered"] = grid(lab)
    lab.page.locator(".winnow-label-grid").screenshot(path=lab.shots / "recovered.png")
    report["end"] = lab.state()


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    write_notebook(arguments[0], CELLS)
    in_browser(story, *arguments)
