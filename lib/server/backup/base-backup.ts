import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import { createGzip } from "node:zlib";
import pg from "pg";
import { StartError } from "../start-error";

/** The first byte of a message: what it carries. */
const ARCHIVE = "n".charCodeAt(0);
const DATA = "d".charCodeAt(0);
/** PostgreSQL's files are mostly empty space, which the fastest level finds too. */
const LEVEL = 1;

/**
 * Writes a base backup of the server at `url` to `file`, as a tar that is compressed with gzip. It is PostgreSQL's own
 * (BASE_BACKUP of its replication protocol): consistent as of its end, while the server goes on. Throws what the
 * database or the file system throws.
 */
export async function baseBackup(url: string, file: string): Promise<void> {
  const address = new URL(url);
  address.searchParams.set("replication", "database");
  const client = new pg.Client({ connectionString: address.href, application_name: "rollcall backup" });
  client.on("error", () => undefined);
  const tar = new PassThrough();
  const written = pipeline(tar, createGzip({ level: LEVEL }), fs.createWriteStream(file, { mode: 0o600 }));
  written.catch(() => undefined);
  try {
    await client.connect();
    // The slot keeps the log that the backup needs. It ends with this connection.
    await client.query("CREATE_REPLICATION_SLOT rollcall_backup TEMPORARY PHYSICAL (RESERVE_WAL true)");
    await Promise.race([copyOut(client, tar), written]);
    tar.end();
    await written;
  } finally {
    tar.destroy();
    await client.end();
  }
}

interface CopyData {
  chunk: Buffer;
}
interface Connection {
  stream: { pause: () => void; resume: () => void };
}

/** A query whose answer is a stream of bytes. pg hands it each message; the public types do not name the method. */
class CopyOut extends pg.Query {
  private archives = 0;

  constructor(
    text: string,
    private readonly to: PassThrough,
  ) {
    super(text);
  }

  handleCopyData({ chunk }: CopyData, { stream }: Connection): void {
    if (chunk[0] === ARCHIVE) this.archives++;
    if (chunk[0] !== DATA) return;
    if (this.archives > 1) this.to.destroy(new StartError("The database uses tablespaces: back it up with pg_dump."));
    // pg reuses its buffer.
    if (this.to.destroyed || this.to.write(Buffer.from(chunk.subarray(1)))) return;
    stream.pause();
    // Messages that were read already still come.
    if (this.to.listenerCount("drain") === 0) this.to.once("drain", () => stream.resume());
  }
}

function copyOut(client: pg.Client, to: PassThrough): Promise<void> {
  const query = new CopyOut("BASE_BACKUP (LABEL 'rollcall', CHECKPOINT 'fast', WAL true, MANIFEST 'no')", to);
  return new Promise((resolve, reject) => {
    query.on("end", () => resolve());
    query.on("error", reject);
    client.query(query);
  });
}
