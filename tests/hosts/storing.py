"""What tests of storing share: a browser that stores, the page that asked for it, and a look into its stores."""

import os
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.hosts.releases import Deployment

STORING_MS = 120_000

# A look of the browser's own for a newer release may take the place of ours, and have begun before the server changed.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  let worker = null;
  for (let turn = 0; turn < 3 && !worker && !registration.waiting; turn += 1) {
    await registration.update().catch(() => undefined);
    worker = registration.installing;
  }
  if (worker) await new Promise((done) => worker.addEventListener("statechange", done, {once: true}));
  return [worker?.state ?? "none", Boolean(registration.waiting)];
}"""
BEGIN_UPDATE = "() => void navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => undefined)"
STORES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) => {
  const cache = await caches.open(name);
  const complete = (await cache.keys()).some(({url}) => url.endsWith("/complete"));
  return [name.split(" ").at(-1), complete];
})))"""
DROP = """(release) => caches.keys().then((names) => Promise.all(
  names.filter((name) => name.endsWith(release)).map((name) => caches.delete(name))))"""
SETTLED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const worker = registration.installing;
  if (worker) await new Promise((done) => worker.addEventListener("statechange", done, {once: true}));
  return Boolean(registration.waiting);
}"""


def store(page: Page, deployment: Deployment) -> None:
    """Visit the release that is deployed once and ask to store it, until it is stored."""
    page.goto(f"{deployment.base}/index.html")
    page.get_by_role("button", name="Store it for use without a network").click()
    expect(page.locator("[data-stored=yes]")).to_be_visible(timeout=STORING_MS)


def release_shown(page: Page, deployment: Deployment) -> str:
    """Open the home page anew and tell which release it is of."""
    page.goto(f"{deployment.base}/index.html")
    return page.locator("[data-module=edition]").get_attribute("data-edition") or ""


def kill_browser(profile: Path) -> None:
    """End the browser of a profile as a dead battery does."""
    mark = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended meanwhile
        if mark in arguments and not any(argument.startswith(b"--type=") for argument in arguments):
            os.kill(int(process.name), signal.SIGKILL)
