"""Clicks on the map of labels in JupyterLab in a headless Chromium, and reports.

usage: map_clicks.py NOTEBOOK SCREENSHOTS REPORT   (as labelling.py)
"""

import sys
from pathlib import Path

from browser import in_browser
from labelling import run_cell, write_notebook

CELLS = [
    "%dataset digits --flip 0.1 --seed 1",
    "%%skeleton small\ninput 8x8x1\nconv 8 3x3 relu\npool max 2x2\ndense 32 relu\noutput 10",
    "%train 4 --lr 3e-3\n%suspects --top 3",
    "%map",
    'winnow.resolve("#1")',
]
MAP = """() => {
  const root = document.querySelector('.winnow-dynamics-map');
  const ring = root.querySelector('.ring').getBoundingClientRect();
  const picture = root.querySelector('img');
  return {
    points: Number(root.dataset.points),
    at: Number(root.dataset.at),
    words: root.querySelector('.words').textContent,
    picture: picture.hidden ? 0 : picture.naturalWidth,
    ring: [ring.x + ring.width / 2, ring.y + ring.height / 2],
    focused: root.contains(document.activeElement),
  };
}"""
CHOSEN = """before => {
  const root = document.querySelector('.winnow-dynamics-map');
  const at = Number(root?.dataset.at ?? -1);
  return at >= 0 && at !== before && root.querySelector('img').naturalWidth > 0;
}"""


def chosen(lab, before):
    """What the map shows once the kernel has answered with another point than before."""
    lab.page.wait_for_function(CHOSEN, arg=before, polling=50, timeout=60_000)
    return lab.page.evaluate(MAP)


def story(lab, notebook, report):
    lab.open(notebook)
    lab.page.locator(".jp-CodeCell").first.locator(".cm-content").click()
    for _ in range(4):
        lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_selector(".winnow-dynamics-map", timeout=120_000)
    lab.wait_for(lambda s: s["idle"] and s["running"] == 0, seconds=120)
    cells = lab.page.locator(".jp-Cell").count()
    report["opened"] = lab.page.evaluate(MAP)
    lab.page.get_by_role("button", name="hardest", exact=True).click()
    report["hardest"] = chosen(lab, -1)
    lab.page.get_by_role("button", name="easier", exact=True).click()
    report["easier"] = chosen(lab, report["hardest"]["at"])
    lab.page.get_by_role("button", name="most ambiguous").click()
    ambiguous = report["ambiguous"] = chosen(lab, report["easier"]["at"])
    lab.page.get_by_role("button", name="hardest", exact=True).click()
    chosen(lab, ambiguous["at"])
    # Where the ring of the most ambiguous one was, a click finds that point again.
    lab.page.mouse.click(*ambiguous["ring"])
    report["clicked"] = chosen(lab, report["hardest"]["at"])
    # In command mode these would cut and delete cells.
    lab.page.get_by_role("button", name="easier", exact=True).focus()
    for key in ("x", "d", "d"):
        lab.page.keyboard.press(key)
    report["cells_kept"] = lab.page.locator(".jp-Cell").count() == cells
    lab.page.locator(".winnow-dynamics-map").screenshot(path=lab.shots / "map.png")
    lab.save()
    lab.reload()
    lab.page.wait_for_selector(".winnow-dynamics-map", timeout=60_000)
    report["reloaded"] = chosen(lab, -1)
    run_cell(lab, 4)
    lab.page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-CodeCell')].pop()"
        ".querySelector('.jp-OutputArea-output')?.innerText.length > 0",
        timeout=60_000,
    )
    report["first_row"] = lab.page.locator(".jp-CodeCell").nth(4).locator(".jp-OutputArea").inner_text()
    report["end"] = lab.state()


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    write_notebook(arguments[0], CELLS)
    in_browser(story, *arguments)
