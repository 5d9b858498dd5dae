self.addEventListener("message", ({ data: { id, request } }) => self.postMessage({ id, reply: request }));
