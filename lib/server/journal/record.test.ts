import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRecords, encodeRecord, HEADER_BYTES, MAX_PAYLOAD_BYTES } from "./record";

const payloads = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 });
const journalOf = (list: readonly Uint8Array[]) =>
  list.map((bytes, i) => encodeRecord({ number: i + 1, payload: Buffer.from(bytes) }));

describe("journal records", () => {
  it("reads back what was written", () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const decoded = decodeRecords(Buffer.concat(journalOf(list)));
        expect(decoded.damages).toEqual([]);
        expect(decoded.records.map(({ number, payload }) => [number, [...payload]])).toEqual(
          list.map((bytes, i) => [i + 1, [...bytes]]),
        );
      }),
    );
  });

  it("keeps every whole record of a journal that is cut at any byte, and reports the rest", () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const records = journalOf(list);
        const bytes = Buffer.concat(records);
        for (let cut = 0; cut <= bytes.length; cut++) {
          const { records: read, end, damages } = decodeRecords(bytes.subarray(0, cut));
          const ends = records.map((_, i) => records.slice(0, i + 1).reduce((sum, r) => sum + r.length, 0));
          const whole = ends.filter((e) => e <= cut);
          expect(read.map(({ number }) => number)).toEqual(whole.map((_, i) => i + 1));
          expect(end).toBe(whole.at(-1) ?? 0);
          expect(damages).toEqual(end < cut ? [{ from: end, to: cut }] : []);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("reads nothing wrong from a journal with any byte flipped, and loses the damaged record only", () => {
    fc.assert(
      fc.property(payloads, fc.integer({ min: 1, max: 255 }), (list, mask) => {
        const records = journalOf(list);
        const bytes = Buffer.concat(records);
        for (let i = 0; i < bytes.length; i++) {
          const flipped = Buffer.from(bytes);
          flipped[i] = (flipped[i] ?? 0) ^ mask;
          const read = decodeRecords(flipped).records;
          for (const { number, payload } of read) expect([...payload]).toEqual([...(list[number - 1] ?? [])]);
          expect(read.length).toBe(list.length - 1);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("does not take a length beyond the limit for a record", () => {
    const record = encodeRecord({ number: 1, payload: Buffer.alloc(0) });
    record.writeUInt32LE(MAX_PAYLOAD_BYTES + 1, 4);
    expect(decodeRecords(record).records).toEqual([]);
    expect(() => encodeRecord({ number: 1, payload: Buffer.alloc(MAX_PAYLOAD_BYTES + 1) })).toThrow(RangeError);
    expect(record.length).toBe(HEADER_BYTES);
  });
});
