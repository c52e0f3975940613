import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** So many connections are closed at once, so that making room costs little for each. */
const ROOM = 100;

/**
 * The connections of a server. Strangers can open many and send little. So that the others still find room, those that
 * have waited for a request for the longest time are closed when there are nearly as many as `max`.
 */
export class Connections {
  /** The newest response of each connection, null before the first request. In the order of the last request. */
  private readonly open = new Map<Socket, ServerResponse | null>();

  constructor(server: Server, max: number) {
    server.maxConnections = max;
    server.on("connection", (socket: Socket) => {
      this.open.set(socket, null);
      socket.once("close", () => this.open.delete(socket));
      if (this.open.size >= Math.max(1, max - ROOM)) this.makeRoom();
    });
    server.on("request", (req, res) => {
      this.open.delete(req.socket);
      this.open.set(req.socket, res);
    });
  }

  /** The response that a connection waits for; null if there is none. */
  pending(socket: Socket): ServerResponse | null {
    const response = this.open.get(socket) ?? null;
    return response === null || response.writableFinished ? null : response;
  }

  private makeRoom(): void {
    let room = ROOM;
    for (const socket of this.open.keys()) {
      if (room === 0) return;
      if (this.pending(socket)?.req.complete === true) continue;
      socket.destroy();
      room--;
    }
  }
}
