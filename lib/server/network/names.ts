import { parseAddress, parsePrefix } from "@/lib/network/prefix";
import { SECOND } from "@/lib/time/units";
import { db } from "../db/client";
import { log } from "../log";
import { singleton } from "../singleton";
import { decodeNetworks, type DecodedFile } from "./decode";

/** How often an instance looks whether another one has stored a new file. */
const REFRESH_MS = 5 * SECOND;

/** The stored file as this process read it. */
interface Loaded {
  version: string | null;
  decoded: DecodedFile | null;
}
const state = () => singleton<{ loaded: Loaded }>("networks", () => ({ loaded: { version: null, decoded: null } }));

/** The stored file of networks; null if there is none. */
export const loadedNetworks = (): DecodedFile | null => state().loaded.decoded;

/** The name of the network of an address; null if it has none, or if the text is not an address. */
export const networkName = (address: string | null): string | null => nameOf(address, parseAddress);

/** The name of the whole of a network in CIDR notation; null if it has none. */
export const prefixName = (prefix: string | null): string | null => nameOf(prefix, parsePrefix);

function nameOf(text: string | null, parse: typeof parsePrefix): string | null {
  const names = loadedNetworks()?.names;
  if (names === undefined || text === null) return null;
  const prefix = parse(text);
  return prefix === null ? null : (names.nameOf(prefix) ?? null);
}

/** Reads the stored file if it is another than the loaded one. */
export async function refreshNetworks(): Promise<void> {
  const found = await db().networkFile.findFirst({ select: { version: true } });
  const version = found?.version ?? null;
  if (version === state().loaded.version) return;
  const file = await db().networkFile.findFirst({ select: { version: true, content: true } });
  state().loaded =
    file === null ? { version: null, decoded: null } : { version: file.version, decoded: decodeNetworks(file.content) };
}

/** Reads the stored file, and keeps it up to date until the returned function is called. */
export async function startNetworks(): Promise<() => void> {
  await refreshOrLog();
  const timer = setInterval(() => void refreshOrLog(), REFRESH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function refreshOrLog(): Promise<void> {
  try {
    await refreshNetworks();
  } catch (err) {
    log.warn({ err }, "the names of networks could not be read");
  }
}
