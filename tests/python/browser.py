"""Opens a notebook in JupyterLab in a headless Chromium, runs it as a person would, and reports.

usage: browser.py NOTEBOOK SCREENSHOTS REPORT   (WINNOW_CHROMIUM names the browser, if it is not
playwright's own)
"""

import json
import os
import shutil
import sys
from pathlib import Path

from jupyter_server import JupyterServer
from lab_page import LabPage
from playwright.sync_api import sync_playwright


def story(lab, notebook, report):
    lab.open(notebook)
    report["first"] = lab.run_all("first")
    lab.shoot_cells("first")
    lab.save()
    lab.reload()
    report["reloaded"] = lab.wait_for(
        lambda state: state["outputs"] == report["first"]["outputs"]
        and state["pictures"] + state["drawings"]
        >= report["first"]["pictures"] + report["first"]["drawings"]
        or state["errors"],
        seconds=30,
    )
    lab.shoot_cells("reloaded")
    report["second"] = lab.run_all("second")
    lab.save()
    lab.choose_theme("JupyterLab Dark")
    lab.shoot_cells("dark")


def in_browser(story, notebook, shots, target):
    """Tells a story of a notebook, and writes what it reports even where it breaks off."""
    shots.mkdir(parents=True, exist_ok=True)
    report = {"page_errors": []}
    with open(shots / "server.log", "wb") as log, sync_playwright() as playwright:
        server = JupyterServer(notebook.parent, log)
        try:
            server.wait_until_ready()
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("WINNOW_CHROMIUM") or shutil.which("chromium"),
                chromium_sandbox=os.geteuid() != 0,
            )
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.on("pageerror", lambda error: report["page_errors"].append(str(error)))
            try:
                story(LabPage(page, server, shots), notebook.name, report)
            except Exception:
                page.screenshot(path=shots / "broken-off.png")
                raise
            browser.close()
        finally:
            server.stop()
            target.write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    in_browser(story, *(Path(argument) for argument in sys.argv[1:4]))
