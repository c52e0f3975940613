import net from "node:net";

const CONNECTIONS = 200;

/** What strangers send before they fall silent. */
const BEGINNINGS = [
  "",
  "GET /healthz HT",
  "POST /api/callback HTTP/1.1\r\nhost: h\r\ncontent-length: 1000\r\n\r\nx",
  "POST /api/v1/apps HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab",
  "GET /sign-in HTTP/1.1\r\nhost: h\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n",
];

/** Holds connections open that send nothing more, and opens each again when it is closed. Returns what ends them. */
export function holdConnections(port: number): () => void {
  const open = new Set<net.Socket>();
  let ended = false;
  const connect = (n: number) => {
    if (ended) return;
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    open.add(socket);
    socket.write(BEGINNINGS[n % BEGINNINGS.length] ?? "");
    // The answer is not read.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      open.delete(socket);
      setTimeout(() => connect(n), 100).unref();
    });
  };
  for (let n = 0; n < CONNECTIONS; n++) connect(n);
  return () => {
    ended = true;
    for (const socket of open) socket.destroy();
  };
}
