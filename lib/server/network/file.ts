import type { NetworkFile } from "@/lib/contracts/networks";
import { db } from "../db/client";
import { ServiceError } from "../errors";
import { decodeNetworks } from "./decode";
import { refreshNetworks } from "./names";

const select = { kind: true, fileName: true, uploadedAt: true, uploadedBy: true } as const;

/** Stores a file of networks in the place of the one before. Throws ServiceError if it cannot be used. */
export async function storeNetworks(content: Uint8Array<ArrayBuffer>, fileName: string, uploadedBy: string) {
  const { kind } = decodeNetworks(content);
  const row = { kind, fileName, content, uploadedBy };
  await db().$transaction([db().networkFile.deleteMany(), db().networkFile.create({ data: row })]);
  await refreshNetworks();
}

/** Deletes the file of networks. Throws ServiceError if there is none. */
export async function deleteNetworks(): Promise<void> {
  const { count } = await db().networkFile.deleteMany();
  if (count === 0) throw noFile();
  await refreshNetworks();
}

/** What is stored, without its content; null if nothing is. */
export async function storedFile(): Promise<NetworkFile | null> {
  const [file] = await db().$queryRaw<{ bytes: number }[]>`SELECT octet_length(content) AS bytes FROM network_file`;
  const row = await db().networkFile.findFirst({ select });
  if (file === undefined || row === null) return null;
  return {
    ...row,
    kind: row.kind === "mmdb" ? "mmdb" : "csv",
    bytes: file.bytes,
    uploadedAt: row.uploadedAt.toISOString(),
  };
}

/** The stored file as it was uploaded, to save. Throws ServiceError if there is none. */
export async function downloadNetworks(): Promise<Response> {
  const file = await db().networkFile.findFirst({ select: { content: true, fileName: true } });
  if (file === null) throw noFile();
  return new Response(file.content, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "cache-control": "no-store",
    },
  });
}

const noFile = () => new ServiceError("not_found", "There is no file of networks");
