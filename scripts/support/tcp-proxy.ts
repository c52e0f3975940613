import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What happens to the bytes between product and database: they pass, they pass after a time, nobody listens, or they
 * vanish without a word.
 */
export type Weather = { kind: "fair" } | { kind: "slow"; delayMs: number } | { kind: "refusing" } | { kind: "silent" };

/** A TCP proxy between the product and its database, which disturbs the connections. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private server: net.Server | null = null;
  private weather: Weather = { kind: "fair" };

  /** @param target the port of the database, asked for each new connection */
  constructor(
    private readonly port: number,
    private readonly target: () => number,
  ) {}

  async open(): Promise<void> {
    const server = net.createServer((client) => this.pair(client));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
  }

  /**
   * Changes the weather. A connection that lost bytes never passes any again. It stays open on both sides, as after a
   * firewall has forgotten it, until `cut`.
   */
  async set(weather: Weather): Promise<void> {
    this.weather = weather;
    if (weather.kind === "refusing") return this.close();
    if (this.server === null) await this.open();
  }

  /** Ends all connections on both sides. */
  cut(): void {
    for (const pair of this.pairs) pair.destroy();
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    const closed = new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
    this.cut();
    await closed;
  }

  private pair(client: net.Socket): void {
    const pair = new Pair(client, net.connect(this.target(), "127.0.0.1"), () => this.weather);
    this.pairs.add(pair);
    client.once("close", () => this.pairs.delete(pair));
  }
}

class Pair {
  private lost = false;

  constructor(
    private readonly client: net.Socket,
    private readonly database: net.Socket,
    private readonly weather: () => Weather,
  ) {
    for (const socket of [client, database]) socket.setNoDelay(true).on("error", () => undefined);
    this.forward(client, database);
    this.forward(database, client);
  }

  destroy(): void {
    this.client.destroy();
    this.database.destroy();
  }

  /** Forwards in order: a chunk waits for the one before it. */
  private forward(from: net.Socket, to: net.Socket): void {
    let last = Promise.resolve();
    const inOrder = (work: () => void) => {
      const weather = this.weather();
      const due = performance.now() + (weather.kind === "slow" ? weather.delayMs : 0);
      last = last.then(async () => {
        const wait = due - performance.now();
        if (wait > 0) await sleep(wait);
        if (this.weather().kind === "silent") this.lost = true;
        if (!this.lost) work();
      });
    };
    from.on("data", (chunk: Buffer) => inOrder(() => to.write(chunk)));
    from.on("close", () => inOrder(() => this.destroy()));
  }
}
