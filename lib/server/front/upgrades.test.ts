import { once } from "node:events";
import { createServer } from "node:http";
import net from "node:net";
import { expect, it } from "vitest";
import { gracefulClose } from "../serve/graceful-close";
import { listen } from "../serve/listen";
import { makeSocketPath } from "./socket-path";
import { passUpgradesOn } from "./upgrades";

it("passes an upgraded connection on, and closes it before the server ends", async () => {
  const { socketPath, remove } = makeSocketPath();
  const behind = net.createServer((socket) => socket.once("data", () => socket.write("HTTP/1.1 101 Upgraded\r\n\r\n")));
  await new Promise<void>((resolve) => behind.listen(socketPath, resolve));
  const server = createServer();
  const closeUpgrades = passUpgradesOn(server, socketPath);
  const close = gracefulClose(server);
  const port = await listen(server, "127.0.0.1", 0);

  const client = net.connect(port, "127.0.0.1");
  client.write("GET /hot HTTP/1.1\r\nhost: h\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
  const [answer] = (await once(client, "data")) as [Buffer];
  expect(answer.toString()).toContain("101 Upgraded");

  const closed = once(client, "close");
  closeUpgrades();
  await close(3_600_000);
  await closed;
  behind.close();
  remove();
});
