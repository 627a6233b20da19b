"""Labels examples in JupyterLab in a headless Chromium as a person would, and reports.

usage: labelling.py NOTEBOOK SCREENSHOTS REPORT   (NOTEBOOK is written; WINNOW_CHROMIUM names the
browser, if it is not playwright's own)
"""

import json
import statistics
import sys
import time
from pathlib import Path

from browser import in_browser

CELLS = [
    "%dataset digits --flip 0.1",
    "%%skeleton small\ninput 8x8x1\nconv 8 3x3 relu\npool max 2x2\ndense 32 relu\noutput 10",
    "%train 8 --lr 3e-3\n%suspects --top 3\n%label --top 30",
    "%train 100000 --lr 3e-3 --as again",
    "%label --done",
    "%label --top 5 --page 8",
]
GRID = """() => {
  const root = document.querySelector('.winnow-label-grid');
  if (!root) return null;
  const tiles = [...root.querySelectorAll('.tile')];
  return {
    waiting: Number(root.dataset.waiting),
    pending: Number(root.dataset.pending),
    labels: tiles.map(t => t.querySelector('.label').textContent),
    marks: tiles.map(t => t.dataset.mark),
    pictures: tiles.filter(t => t.querySelector('img')?.naturalWidth > 0).length,
    at: tiles.findIndex(t => t === document.activeElement),
    said: root.querySelector('.counter').textContent,
    trouble: root.querySelector('.trouble').textContent,
    columns: root.querySelector('[role=row]').children.length,
  };
}"""
SETTLED = """pending => {
  const root = document.querySelector('.winnow-label-grid');
  return root && root.dataset.waiting === '0' && root.dataset.pending === String(pending);
}"""


def grid(lab):
    return lab.page.evaluate(GRID)


def wait_for_pending(lab, pending):
    lab.page.wait_for_function(SETTLED, arg=pending, polling=5, timeout=60_000)
    return grid(lab)


def press(lab, key, pending):
    """Milliseconds from the key to the acknowledged edit, as the page shows it."""
    began = time.monotonic()
    lab.page.keyboard.press(key)
    wait_for_pending(lab, pending)
    return round((time.monotonic() - began) * 1000, 1)


def run_cells(lab, count):
    lab.page.locator(".jp-CodeCell").first.locator(".cm-content").click()
    for _ in range(count):
        lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=120_000)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)


def story(lab, notebook, report):
    lab.open(notebook)
    run_cells(lab, 3)
    cells = lab.page.locator(".jp-Cell").count()
    report["opened"] = grid(lab)
    lab.page.locator(".winnow-label-grid .tile").first.click()
    keys = ["Enter"] * 5 + list("70123")
    report["idle_ms"] = [press(lab, key, done + 1) for done, key in enumerate(keys)]
    report["labelled"] = grid(lab)
    for left in (9, 8, 7):
        press(lab, "Backspace", left)
    report["undone"] = grid(lab)
    # In command mode these would cut and delete cells.
    for key in ("x", "d", "d", "Escape"):
        lab.page.keyboard.press(key)
    report["cells_kept"] = lab.page.locator(".jp-Cell").count() == cells
    lab.page.locator(".winnow-label-grid .tile").nth(12).click()
    for key in ("Shift+ArrowRight", "Shift+ArrowRight"):
        lab.page.keyboard.press(key)
    press(lab, "4", 10)
    report["range"] = grid(lab)
    press(lab, "Control+z", 7)
    report["range_undone"] = grid(lab)
    lab.page.locator('.winnow-label-grid [data-label="5"]').dblclick()
    report["double_click"] = wait_for_pending(lab, 8)
    press(lab, "Backspace", 7)
    lab.page.locator(".winnow-label-grid").screenshot(path=lab.shots / "grid-light.png")
    lab.save()
    lab.reload()
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=30_000)
    report["reloaded"] = wait_for_pending(lab, 7)
    lab.choose_theme("JupyterLab Dark")
    lab.page.locator(".winnow-label-grid .tile").nth(8).click()
    lab.page.locator(".winnow-label-grid").screenshot(path=lab.shots / "grid-dark.png")
    while_training(lab, report)
    close(lab)
    lab.page.wait_for_function(
        "() => document.querySelector('.winnow-label-grid .trouble').textContent.includes('%label --done')"
    )
    run_cell(lab, 4)
    wait_for_commands(lab, 1)
    run_cell(lab, 5)
    lab.page.wait_for_selector(".winnow-label-grid .tile", timeout=30_000)
    lab.page.locator(".winnow-label-grid .tile").nth(3).click()
    lab.page.keyboard.press("6")
    close(lab)
    wait_for_commands(lab, 2)
    lab.shoot_cells("closed")
    lab.save()
    report["end"] = lab.state()


def close(lab):
    lab.page.locator(".winnow-label-grid button", has_text="done").click()


def wait_for_commands(lab, count):
    lab.page.wait_for_function(
        "count => !document.querySelector('.winnow-label-grid')"
        " && [...document.querySelectorAll('.jp-OutputArea-output pre')]"
        ".filter(p => p.textContent.startsWith('%relabel')).length === count",
        arg=count,
        timeout=60_000,
    )


def run_cell(lab, index):
    lab.page.locator(".jp-CodeCell").nth(index).locator(".cm-content").click()
    lab.page.keyboard.press("Control+Enter")


def while_training(lab, report):
    """Labels ten more while a cell trains, which is then interrupted."""
    run_cell(lab, 3)
    lab.wait_for(lambda s: s["running"] > 0 and s["points"] > 0, seconds=60)
    lab.page.locator('.winnow-label-grid .tile[data-mark=""]').first.click()
    pending = grid(lab)["pending"]
    times = [press(lab, "6", pending + n) for n in range(1, 11)]
    report["training_ms"] = times
    report["still_training"] = lab.state()["running"] > 0
    report["medians_ms"] = [statistics.median(report["idle_ms"]), statistics.median(times)]
    lab.menu("Kernel", "Interrupt Kernel")
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)
    report["trained"] = grid(lab)


def write_notebook(path, sources):
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    kernel = {"name": "winnow", "display_name": "Winnow (Java)", "language": "java"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    write_notebook(arguments[0], CELLS)
    in_browser(story, *arguments)
