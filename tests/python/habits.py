"""What a person does at the keyboard, in JupyterLab and in Notebook 7, each told in the report.

usage: habits.py NOTEBOOK SCREENSHOTS REPORT   (NOTEBOOK is written here; more are written beside it)
"""

import sys
from pathlib import Path

import nbformat
from browser import in_browser
from nbformat import v4
from playwright.sync_api import TimeoutError as PlaywrightTimeout

CELLS = [
    "int answer = 42;",
    'System.out.println("waiting");\nThread.sleep(600_000);',
    "Math.hypot?",
    "answer + 1",
    "",
]
RUN_ALL = [
    'System.out.println("first ran");',
    'throw new IllegalStateException("on purpose");',
    'System.out.println("third ran");',
    "%status",
]
NOTEBOOK_7 = ["%dataset digits", "%show -n 6", "6 * 7"]


def write(path, cells):
    spec = {"name": "winnow", "display_name": "Winnow (Java)", "language": "java"}
    made = [v4.new_code_cell(source) for source in cells]
    nbformat.write(v4.new_notebook(cells=made, metadata={"kernelspec": spec}), path)


def cell(lab, number):
    return lab.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").nth(number)


def run(lab, number):
    cell(lab, number).locator(".cm-content").click()
    lab.page.keyboard.press("Control+Enter")


def settled(lab, number, seconds=60):
    """The text of a cell's output once it has run."""
    prompt = cell(lab, number).locator(".jp-InputPrompt")
    lab.wait_for(lambda s: s["idle"] and "*" not in prompt.inner_text(), seconds)
    return cell(lab, number).locator(".jp-Cell-outputArea").inner_text()


def type_anew(lab, text):
    cell(lab, len(CELLS) - 1).locator(".cm-content").click()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.press("Delete")
    lab.page.keyboard.type(text, delay=20)


def press_until(lab, keys, selector):
    """Presses keys again if nothing came: JupyterLab drops an answer that took longer than a second."""
    for _ in range(6):
        lab.page.keyboard.press(keys)
        try:
            return lab.page.wait_for_selector(selector, timeout=5_000)
        except PlaywrightTimeout:
            continue
    raise AssertionError(f"{keys} brought no {selector}")


def completion(lab, report):
    type_anew(lab, "%s")
    press_until(lab, "Tab", ".jp-Completer:not(.lm-mod-hidden)")
    report["completions"] = lab.page.locator(".jp-Completer-match").all_inner_texts()
    lab.shoot("completion")
    lab.page.keyboard.press("Escape")
    # The only one that fits is put in without asking.
    type_anew(lab, "%train --batc")
    press_until(lab, "Tab", ".cm-content:has-text('%train --batch')")
    report["completed"] = cell(lab, len(CELLS) - 1).locator(".cm-content").inner_text()


def tooltip(lab, typed, name):
    type_anew(lab, typed)
    press_until(lab, "Shift+Tab", ".jp-Tooltip")
    told = lab.page.locator(".jp-Tooltip").inner_text()
    lab.shoot(name)
    lab.page.keyboard.press("Escape")
    return told


def interrupt(lab, report):
    run(lab, 1)
    cell(lab, 1).locator(".jp-Cell-outputArea").get_by_text("waiting").wait_for(timeout=90_000)
    lab.page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name=interrupt]").click()
    report["interrupted"] = settled(lab, 1)
    lab.shoot("interrupted")
    run(lab, 3)
    report["after_interrupt"] = settled(lab, 3)


def restart(lab, report):
    lab.page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name=restart]").click()
    lab.page.locator(".jp-Dialog .jp-mod-accept").click()
    lab.page.wait_for_selector(".jp-Dialog", state="detached")
    lab.wait_for(lambda s: s["idle"] and lab.server.kernel_states() == ["idle"], 60)
    run(lab, 3)
    report["after_restart"] = settled(lab, 3)
    run(lab, 0)
    settled(lab, 0)
    run(lab, 3)
    report["declared_again"] = settled(lab, 3)


def open_beside(lab, path, kernels):
    """Opens one more notebook; keys that are pressed before its kernel is there would be dropped."""
    lab.page.goto(f"{lab.server.address}/{path}?reset&token={lab.server.token}")
    lab.page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=60_000)
    lab.wait_for(lambda s: s["idle"] and lab.server.kernel_states() == ["idle"] * kernels, 60)


def run_all_with_an_error(lab, report):
    open_beside(lab, "lab/tree/run-all.ipynb", kernels=2)
    lab.menu("Run", "Run All Cells")
    lab.page.locator(".jp-OutputArea-output").get_by_text("on purpose").first.wait_for(timeout=60_000)
    settled(lab, 3)
    report["run_all"] = [
        [cell(lab, n).locator(part).inner_text() for part in (".jp-InputPrompt", ".jp-Cell-outputArea")]
        for n in range(len(RUN_ALL))
    ]
    lab.shoot("run-all")


def notebook_7(lab, report):
    open_beside(lab, "notebooks/notebook-7.ipynb", kernels=3)
    lab.menu("Run", "Run All Cells")
    lab.page.locator(".jp-OutputArea-output").get_by_text("42", exact=True).wait_for(timeout=90_000)
    # The result is shown a moment before the cell gets its number.
    count = len(NOTEBOOK_7)
    report["notebook_7"] = lab.wait_for(lambda s: s["done"] == count and s["running"] == 0, 30)
    lab.shoot("notebook-7")


def story(lab, notebook, report):
    lab.open(notebook)
    run(lab, 0)
    settled(lab, 0)
    completion(lab, report)
    report["java_tooltip"] = tooltip(lab, "Math.hypot(", "shift-tab-java")
    report["magic_tooltip"] = tooltip(lab, "%train ", "shift-tab-magic")
    run(lab, 2)
    report["question"] = settled(lab, 2)
    interrupt(lab, report)
    restart(lab, report)
    lab.save()
    run_all_with_an_error(lab, report)
    lab.save()
    # Notebook 7 has errors of its own in its page, with any kernel: commands that only the Lab has.
    report["errors_in_lab"] = list(report["page_errors"])
    notebook_7(lab, report)


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:4]]
    folder = arguments[0].parent
    write(arguments[0], CELLS)
    write(folder / "run-all.ipynb", RUN_ALL)
    write(folder / "notebook-7.ipynb", NOTEBOOK_7)
    in_browser(story, *arguments)
