import { crc32 } from "node:zlib";

/** One record of the journal. Numbers ascend over all segments; a number is never used twice. */
export interface JournalRecord {
  number: number;
  payload: Buffer;
}

/** A range of bytes that holds no valid record. */
export interface Damage {
  from: number;
  to: number;
}

export interface DecodedRecords {
  records: JournalRecord[];
  damages: Damage[];
  /** Where the last valid record ends, in bytes from the start of the input. */
  end: number;
}

/** Bytes before the payload: magic (4), payload length (4), number (8), CRC-32 of length, number and payload (4). */
export const HEADER_BYTES = 20;
/** Marks the start of a record, so that reading goes on after a damaged one. */
const MAGIC = Buffer.from("RLJ1");
/** A callback has at most 64 KiB of body and a query; a longer length is damage. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;

/** Writes a record. Throws RangeError if the payload is longer than MAX_PAYLOAD_BYTES. */
export function encodeRecord({ number, payload }: JournalRecord): Buffer {
  if (payload.length > MAX_PAYLOAD_BYTES)
    throw new RangeError(`A journal record holds at most ${MAX_PAYLOAD_BYTES} bytes`);
  const record = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
  MAGIC.copy(record, 0);
  record.writeUInt32LE(payload.length, 4);
  record.writeBigUInt64LE(BigInt(number), 8);
  payload.copy(record, HEADER_BYTES);
  record.writeUInt32LE(checksum(record), 16);
  return record;
}

/**
 * Reads every valid record of `bytes` and reports what lies between them. A damaged record never yields a payload:
 * its checksum covers length, number and payload.
 */
export function decodeRecords(bytes: Buffer): DecodedRecords {
  const records: JournalRecord[] = [];
  const damages: Damage[] = [];
  let end = 0;
  for (let at = 0; at < bytes.length;) {
    const record = recordAt(bytes, at);
    if (record === null) {
      const next = bytes.indexOf(MAGIC, at + 1);
      at = next < 0 ? bytes.length : next;
      continue;
    }
    if (at > end) damages.push({ from: end, to: at });
    records.push(record);
    at += HEADER_BYTES + record.payload.length;
    end = at;
  }
  if (end < bytes.length) damages.push({ from: end, to: bytes.length });
  return { records, damages, end };
}

function recordAt(bytes: Buffer, at: number): JournalRecord | null {
  if (bytes.length - at < HEADER_BYTES || bytes.compare(MAGIC, 0, 4, at, at + 4) !== 0) return null;
  const length = bytes.readUInt32LE(at + 4);
  if (length > MAX_PAYLOAD_BYTES || bytes.length - at < HEADER_BYTES + length) return null;
  const record = bytes.subarray(at, at + HEADER_BYTES + length);
  if (record.readUInt32LE(16) !== checksum(record)) return null;
  return { number: Number(record.readBigUInt64LE(8)), payload: record.subarray(HEADER_BYTES) };
}

const checksum = (record: Buffer): number => crc32(record.subarray(HEADER_BYTES), crc32(record.subarray(4, 16)));
