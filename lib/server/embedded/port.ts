import fs from "node:fs";
import net from "node:net";
import path from "node:path";

/** The port of the last start if it is free, else one that the system chooses. Saves it for the next start. */
export async function choosePort(dataDir: string): Promise<number> {
  const file = path.join(dataDir, "postgres.port");
  const saved = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
  const port = (saved > 1023 && saved < 65536 ? await bind(saved) : null) ?? (await bind(0));
  if (port === null) throw new Error("no free port on 127.0.0.1");
  fs.writeFileSync(file, `${port}\n`);
  return port;
}

function bind(port: number): Promise<number | null> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(null));
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
