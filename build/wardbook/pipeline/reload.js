// Added by the preview server alone: waits for the next build and loads the page again.
(async () => {
  const seen = Number(document.currentScript.dataset.seen);
  for (;;) {
    try {
      const newest = Number(await (await fetch(`/-preview/wait?${seen}`)).text());
      if (newest > seen) return location.reload();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
})();
