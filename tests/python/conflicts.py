"""Settles the conflicts of a merge in JupyterLab in a headless Chromium as a person would, and reports.

usage: conflicts.py NOTEBOOK SCREENSHOTS REPORT   (NOTEBOOK is written; WINNOW_CHROMIUM names the
browser, if it is not playwright's own)
"""

import sys
from pathlib import Path

from browser import in_browser
from labelling import close, run_cell, wait_for_pending, write_notebook

CELLS = [
    "%dataset digits\n%show -n 5 --class 3\n%switch -c side\n%relabel #1 5 #2 5 #3 5 #4 5\n%drop #5\n"
    '%commit -m "Fives"\n%switch main\n%relabel #1 8 #2 8 #3 8 #4 8 #5 8\n%commit -m "Eights"',
    "%merge side",
    "%label --conflicts",
    '%commit -m "Settled"',
]
GRID = """() => {
  const root = document.querySelector('.winnow-label-grid');
  const tiles = [...root.querySelectorAll('.tile')];
  return {
    marks: tiles.map(t => t.querySelector('.mark').textContent),
    sides: tiles.map(t => [...t.querySelectorAll('.side')].map(s => s.innerText.trim().split(/\\s+/))),
    taken: tiles.map(t => t.querySelector('.side.taken .column')?.textContent || ''),
    pictures: tiles.filter(t => t.querySelector('img')?.naturalWidth > 0).length,
    at: tiles.findIndex(t => t === document.activeElement),
    counter: root.querySelector('.counter').textContent,
    trouble: root.querySelector('.trouble').textContent,
  };
}"""


def press(lab, key, settled):
    lab.page.keyboard.press(key)
    wait_for_pending(lab, settled)


def tile(lab, number):
    return lab.page.locator(".winnow-label-grid .tile").nth(number)


def story(lab, notebook, report):
    lab.open(notebook)
    lab.page.locator(".jp-CodeCell").first.locator(".cm-content").click()
    for _ in range(2):
        lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=120_000)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)
    cells = lab.page.locator(".jp-Cell").count()
    report["opened"] = lab.page.evaluate(GRID)
    tile(lab, 0).click()
    for settled, key in enumerate([",", ".", "-", "2"], start=1):
        press(lab, key, settled)
    report["settled"] = lab.page.evaluate(GRID)
    press(lab, "Backspace", 3)
    press(lab, "Control+z", 2)
    report["undone"] = lab.page.evaluate(GRID)
    report["cells_kept"] = lab.page.locator(".jp-Cell").count() == cells
    lab.page.locator(".winnow-label-grid").screenshot(path=lab.shots / "conflicts-light.png")
    lab.save()
    lab.reload()
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=30_000)
    wait_for_pending(lab, 2)
    report["reloaded"] = lab.page.evaluate(GRID)
    lab.choose_theme("JupyterLab Dark")
    tile(lab, 2).click()
    press(lab, ".", 3)
    lab.page.locator(".winnow-label-grid").screenshot(path=lab.shots / "conflicts-dark.png")
    again(lab, report)
    report["end"] = lab.state()


def again(lab, report):
    """The grid is opened by a command, closed by hand, and the merge finished by another."""
    run_cell(lab, 2)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=60)
    lab.page.wait_for_function("() => document.querySelectorAll('.winnow-label-grid').length === 1")
    wait_for_pending(lab, 3)
    tile(lab, 3).click()
    press(lab, ",", 4)
    press(lab, ",", 5)
    report["all"] = lab.page.evaluate(GRID)
    close(lab)
    lab.page.wait_for_selector(".winnow-label-grid", state="detached", timeout=60_000)
    report["replay"] = lab.page.evaluate(
        "() => [...document.querySelectorAll('.jp-OutputArea-output pre')]"
        ".map(p => p.textContent).filter(t => t.startsWith('%resolve'))"
    )
    run_cell(lab, 3)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=60)
    report["committed"] = lab.page.locator(".jp-CodeCell").nth(3).inner_text()
    lab.shoot_cells("closed")
    lab.save()


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    write_notebook(arguments[0], CELLS)
    in_browser(story, *arguments)
