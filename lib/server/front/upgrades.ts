import type { IncomingMessage, Server } from "node:http";
import net from "node:net";

/**
 * Passes connections that ask for an upgrade to the console, for Next's hot reload. For development only. Returns a
 * function that closes them: to the server they are no longer connections of its own, yet its end would wait for them.
 */
export function passUpgradesOn(server: Server, socketPath: string): () => void {
  const upgraded = new Set<net.Socket>();
  server.on("upgrade", (req: IncomingMessage, client: net.Socket, head: Buffer) => {
    const console = net.connect(socketPath, () => {
      const headers = Array.from({ length: req.rawHeaders.length / 2 }, (_, i) =>
        req.rawHeaders.slice(2 * i, 2 * i + 2).join(": "),
      );
      console.write(`${req.method} ${req.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      console.write(head);
      client.pipe(console).pipe(client);
    });
    upgraded.add(client);
    client.on("close", () => upgraded.delete(client));
    for (const socket of [client, console]) {
      socket.on("error", () => undefined);
      socket.on("close", () => (client.destroy(), console.destroy()));
    }
  });
  return () => upgraded.forEach((client) => client.destroy());
}
