import { Reader, type Response } from "maxmind";
import type { NetworkKind } from "@/lib/contracts/networks";
import { readNetworkCsv, type InvalidLine } from "@/lib/network/csv";
import { nameOfRecord } from "@/lib/network/mmdb-record";
import { namesByPrefix, type NetworkNames } from "@/lib/network/names";
import { BITS, formatPrefix, truncate } from "@/lib/network/prefix";
import { ServiceError } from "../errors";

/** What a file of networks contains. */
export interface DecodedFile {
  kind: NetworkKind;
  names: NetworkNames;
  /** Named networks; null for an MMDB file, which does not say. */
  networks: number | null;
  invalid: InvalidLine[];
}

/** Every MMDB file has this near its end. */
const MMDB_MARK = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");

/** Reads a file of networks: MMDB, or else CSV. Throws ServiceError if no network in it has a name. */
export function decodeNetworks(content: Uint8Array): DecodedFile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.includes(MMDB_MARK) ? decodeMmdb(bytes) : decodeCsv(bytes);
}

function decodeCsv(bytes: Buffer): DecodedFile {
  const { named, invalid } = readNetworkCsv(textOf(bytes));
  if (named.length === 0) {
    const first = invalid[0];
    const example = first === undefined ? "" : `; line ${first.line} is ${JSON.stringify(first.text.slice(0, 80))}`;
    throw new ServiceError("invalid", `No line of the file is "prefix,name", such as 203.0.113.0/24,Office${example}`);
  }
  return { kind: "csv", names: namesByPrefix(named), networks: named.length, invalid };
}

/** Excel in Chinese saves CSV files in GB 18030. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function decodeMmdb(bytes: Buffer): DecodedFile {
  const reader = readerOf(bytes);
  return {
    kind: "mmdb",
    names: {
      nameOf: (prefix) => {
        if (prefix.family === 6 && reader.metadata.ipVersion === 4) return null;
        const address = formatPrefix({ ...truncate(prefix, prefix.length), length: BITS[prefix.family] });
        const [record, length] = reader.getWithPrefixLength(address);
        return length > prefix.length ? null : nameOfRecord(record);
      },
    },
    networks: null,
    invalid: [],
  };
}

function readerOf(bytes: Buffer): Reader<Response> {
  try {
    return new Reader<Response>(bytes);
  } catch (error) {
    throw new ServiceError("invalid", `The MMDB file cannot be read: ${error instanceof Error ? error.message : ""}`);
  }
}
