"""Firefox ESR for the driver that the other tests use: starts it, and stands between the two.

The driver speaks WebDriver BiDi to Firefox, and always asks for one override that this edition of Firefox does not know
yet. Everything is passed on as it is but that one command, which is answered as done; no test relies on it. The driver
starts this file as if it were the browser.
"""

import asyncio
import json
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

FIREFOX = "/usr/bin/firefox-esr"
UNKNOWN_HERE = "emulation.setMediaFeaturesOverride"
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


async def _address_of(browser: Process) -> str:
    """Wait until Firefox says where it listens."""
    assert browser.stderr
    async for line in browser.stderr:
        if found := _LISTENING.search(line.decode(errors="replace")):
            return found[1]
    raise AssertionError("Firefox ended before it listened.")


async def _drain(browser: Process) -> None:
    """Read on what Firefox says, or it would stand still."""
    assert browser.stderr
    while await browser.stderr.read(65_536):
        pass


async def _relay(driver: ServerConnection, address: str) -> None:
    async with connect(f"{address}/session", max_size=None, compression=None, ping_interval=None) as browser:

        async def back() -> None:
            async for message in browser:
                await driver.send(message)

        returning = asyncio.create_task(back())
        async for message in driver:
            command = json.loads(message)
            if command["method"] == UNKNOWN_HERE:
                await driver.send(json.dumps({"type": "success", "id": command["id"], "result": {}}))
            else:
                await browser.send(message)
        returning.cancel()


async def _run(arguments: list[str]) -> int:
    browser = await asyncio.create_subprocess_exec(FIREFOX, *arguments, stdout=PIPE, stderr=PIPE)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, browser.terminate)
    address = await _address_of(browser)
    draining = asyncio.create_task(_drain(browser))

    async def relay(driver: ServerConnection) -> None:
        await _relay(driver, address)

    async with serve(relay, "127.0.0.1", 0, max_size=None, compression=None, ping_interval=None) as server:
        port = server.sockets[0].getsockname()[1]
        sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
        sys.stderr.flush()
        code = await browser.wait()
        await draining
    return code


if __name__ == "__main__":
    sys.exit(asyncio.run(_run(sys.argv[1:])))
