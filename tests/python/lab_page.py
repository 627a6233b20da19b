"""A notebook open in JupyterLab, driven as a person would: by its menus, looking at what it shows."""

import time

STATE = """() => {
  const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)') || document;
  const all = query => [...panel.querySelectorAll(query)];
  const code = all('.jp-CodeCell').filter(c => c.querySelector('.cm-content')?.textContent.trim());
  const prompts = code.map(c => c.querySelector('.jp-InputPrompt')?.textContent.trim() || '');
  return {
    cells: code.length,
    running: prompts.filter(p => p.includes('*')).length,
    done: prompts.filter(p => /\\[\\d+\\]/.test(p)).length,
    idle: !!panel.querySelector('.jp-Notebook-ExecutionIndicator[data-status=idle]'),
    outputs: all('.jp-OutputArea-output').length,
    pictures: all('.jp-OutputArea-output img').filter(i => i.naturalWidth > 0).length,
    drawings: all('.jp-OutputArea-output svg, .jp-OutputArea-output canvas').length,
    points: all('[data-points]').map(e => Number(e.dataset.points)).reduce((a, b) => a + b, 0),
    errors: all('.jp-OutputArea-output').map(o => o.innerText).filter(text =>
      /Error displaying widget|model not found|Error creating widget|^\\s*\\w*(Exception|Error)\\b/.test(text)),
  };
}"""


class LabPage:
    def __init__(self, page, server, shots):
        self.page, self.server, self.shots = page, server, shots

    def open(self, notebook):
        self.page.goto(f"{self.server.address}/lab/tree/{notebook}?reset&token={self.server.token}")
        self.wait_until_open()

    def reload(self):
        self.page.reload()
        self.wait_until_open()

    def wait_until_open(self):
        self.page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=60_000)
        self.wait_for(
            lambda state: state["idle"] and self.server.kernel_states() == ["idle"], seconds=90
        )

    def menu(self, name, entry):
        self.page.get_by_role("menubar").first.get_by_text(name, exact=True).click()
        self.page.locator(".lm-Menu").get_by_text(entry, exact=True).click()

    def state(self):
        return self.page.evaluate(STATE)

    def wait_for(self, condition, seconds, watch=lambda state: None):
        limit = time.monotonic() + seconds
        while True:
            state = self.state()
            watch(state)
            if condition(state):
                return state
            if time.monotonic() > limit:
                self.shoot("timeout")
                raise TimeoutError(f"still {state} after {seconds} s")
            self.page.wait_for_timeout(100)

    def run_all(self, name, seconds=300):
        """Runs all cells; the report tells how long it took and what moved meanwhile."""
        self.menu("Edit", "Clear Outputs of All Cells")
        points, shot = [], []

        def watch(state):
            if not points or state["points"] != points[-1]:
                points.append(state["points"])
            if state["points"] >= 3 and state["running"] and not shot:
                shot.append(True)
                self.page.locator("[data-points]").last.scroll_into_view_if_needed()
                self.shoot(f"{name}-training")

        began = time.monotonic()
        self.menu("Run", "Run All Cells")
        self.wait_for(lambda state: state["running"] > 0 or state["done"] > 0, 30, watch)
        end = self.wait_for(
            # An error leaves the cells after it without a number; the report tells.
            lambda state: state["running"] == 0
            and state["done"] > 0
            and state["idle"]
            and self.server.kernel_states() == ["idle"],
            seconds,
            watch,
        )
        return end | {"seconds": round(time.monotonic() - began, 1), "points_seen": points}

    def save(self):
        self.menu("File", "Save Notebook")
        self.page.wait_for_selector(".jp-mod-dirty", state="detached", timeout=90_000)

    def shoot(self, name):
        self.page.screenshot(path=self.shots / f"{name}.png")

    def shoot_cells(self, name):
        """One picture of each cell that shows something, in a window that is tall enough for it."""
        usual = self.page.viewport_size
        self.page.set_viewport_size({"width": usual["width"], "height": 3000})
        cells = self.page.locator(".jp-CodeCell")
        for index in range(cells.count()):
            output = cells.nth(index).locator(".jp-Cell-outputArea")
            if output.is_visible():
                output.screenshot(path=self.shots / f"{name}-{index:02d}.png")
        self.page.set_viewport_size(usual)

    def choose_theme(self, theme):
        self.menu("Settings", "Theme")
        self.page.locator(".lm-Menu").get_by_text(theme, exact=True).click()
        self.page.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
