"""Trains in the background in JupyterLab while other cells run and the page is reloaded, and reports.

usage: background.py NOTEBOOK SCREENSHOTS REPORT   (NOTEBOOK is written here)
"""

import sys
from pathlib import Path

from browser import in_browser
from habits import cell, run, settled, write

CELLS = [
    "%dataset digits",
    "%%skeleton wide\ninput 8x8x1\ndense 400 relu\ndense 400 relu\noutput 10",
    "%train 100000 --background",
    'System.out.println("beside " + 6 * 7);',
    "%jobs",
    "%stop",
    "%train 10 --background --as brief",
    "%wait",
]
TRAINING, BESIDE, JOBS, STOP, BRIEF, WAIT = range(2, 8)
CHART = """cell => {
  const root = cell.querySelector('.winnow-training-chart');
  const status = root?.querySelector('.status').textContent || '';
  return root && {
    points: Number(root.dataset.points),
    epoch: Number(/epoch (\\d+)/.exec(status)?.[1] || 0),
    lines: [...root.querySelectorAll('path.line')].filter(p => p.getAttribute('d')?.includes('L')).length,
    status,
  };
}"""


def chart(lab, number):
    return cell(lab, number).evaluate(CHART)


def grown(lab, number, epoch):
    """The chart of a cell once it is past an epoch."""
    lab.wait_for(lambda _: (chart(lab, number) or {"epoch": 0})["epoch"] > epoch, 90)
    return chart(lab, number)


def ended(lab, number):
    """What a cell shows once the picture that its chart leaves is there."""
    area = cell(lab, number).locator(".jp-Cell-outputArea")
    shown = "area => [...area.querySelectorAll('img')].filter(i => i.naturalWidth > 0).length"
    lab.wait_for(lambda _: area.evaluate(shown) > 0, 90)
    return {"charts": area.locator(".winnow-training-chart").count(), "pictures": area.evaluate(shown)}


def prompt(lab, number):
    return cell(lab, number).locator(".jp-InputPrompt").inner_text()


def story(lab, notebook, report):
    lab.open(notebook)
    for number in range(TRAINING + 1):
        run(lab, number)
        settled(lab, number)
    report["training_cell"] = prompt(lab, TRAINING)
    report["begun"] = grown(lab, TRAINING, 1)
    run(lab, BESIDE)
    report["beside"] = settled(lab, BESIDE)
    report["after_beside"] = grown(lab, TRAINING, chart(lab, TRAINING)["epoch"])
    lab.shoot("beside")
    run(lab, JOBS)
    report["jobs"] = settled(lab, JOBS)
    lab.save()
    lab.reload()
    report["reloaded"] = grown(lab, TRAINING, report["after_beside"]["epoch"])
    report["after_reload"] = grown(lab, TRAINING, report["reloaded"]["epoch"])
    lab.shoot("reloaded")
    run(lab, STOP)
    settled(lab, STOP)
    report["stopped"] = ended(lab, TRAINING)
    run(lab, BRIEF)
    run(lab, WAIT)
    report["waited"] = settled(lab, WAIT)
    report["brief"] = ended(lab, BRIEF)
    run(lab, JOBS)
    report["jobs_at_the_end"] = settled(lab, JOBS)
    lab.shoot("waited")
    lab.save()
    report["end"] = lab.state()


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    write(arguments[0], CELLS)
    in_browser(story, *arguments)
