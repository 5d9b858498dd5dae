"""The browser that is measured, and a way to give it only a part of the processor."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"
_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_SLICE_SECONDS = 0.01


def launch_options() -> list[str]:
    """Give the options that the browser is started with."""
    return list(_OPTIONS)


@contextmanager
def slowed(browser: Browser, rate: int) -> Iterator[None]:
    """Let every process of the browser run for one part of the time in so many, workers and compilers included.

    The browser's own throttling slows the page alone, and Python runs in a worker.
    """
    group = os.getpgid(_browser_process(browser))
    if group == os.getpgid(0):
        raise RuntimeError("the browser runs in this program's own group of processes")
    over = threading.Event()

    def pulse() -> None:
        while not over.is_set():
            os.killpg(group, signal.SIGSTOP)
            time.sleep(_SLICE_SECONDS * (rate - 1))
            os.killpg(group, signal.SIGCONT)
            time.sleep(_SLICE_SECONDS)

    thread = threading.Thread(target=pulse, daemon=True)
    if rate > 1:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if rate > 1:
            thread.join()


@contextmanager
def undriven(address: str) -> Iterator[None]:
    """Open an address in a browser that no driver listens to, with a profile of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [CHROMIUM, "--headless", *_OPTIONS, f"--user-data-dir={profile}", address]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                yield
            finally:
                process.terminate()


def renderer_memory(browser: Browser) -> float:
    """Add up the memory of the pages' processes, each shared part counted once, in bytes."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(_proportional(int(one["id"])) for one in found if one["type"] == "renderer"))


def _browser_process(browser: Browser) -> int:
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return next(int(one["id"]) for one in found if one["type"] == "browser")


def _proportional(process: int) -> int:
    with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:  # noqa: PTH123 - no file of a disk
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
