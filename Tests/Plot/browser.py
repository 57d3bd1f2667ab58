"""A headless Chromium that has no network."""

import os
import pathlib
import shutil
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service


class Browser:
    """Opens reports. Used as a context."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for word in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,900",
                     "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"):
            options.add_argument(word)
        # Chromium refuses to shut root in.
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
        self.driver.set_script_timeout(30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def open(self, page: pathlib.Path) -> float:
        """Opens a report and waits until it is drawn; returns the milliseconds from its start until then."""
        self.driver.get(page.resolve().as_uri())
        self.until("document.body.dataset.drawn")
        return self.run("return performance.getEntriesByName('drawn')[0].startTime")

    def run(self, script: str, *words):
        return self.driver.execute_script(script, *words)

    def until(self, condition: str, timeout: float = 10):
        """Waits until an expression of JavaScript is true."""
        deadline = time.monotonic() + timeout
        while not self.run(f"return Boolean({condition})"):
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {timeout} s in vain for {condition}; the console: {self.console()}")
            time.sleep(0.05)

    def console(self) -> list[str]:
        """What was written to the console since the last call, warnings among it."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def prefer(self, scheme: str):
        """Tells pages that the reader prefers `light` or `dark`."""
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
