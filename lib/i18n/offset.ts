const MINUTE_MS = 60_000;
const MOST_KEPT = 20_000;

export interface Offset {
  /** Local time less UTC. */
  ms: number;
  sign: "+" | "-";
  hours: number;
  minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Zones change their offset at whole minutes; asking costs more than remembering. */
const kept = new Map<string, Map<number, Offset>>();

/** By how much clocks in `timeZone`, an IANA name, differ from UTC at a moment in ms since the epoch. */
export function offsetAt(at: number, timeZone: string): Offset {
  let known = kept.get(timeZone);
  if (known === undefined || known.size >= MOST_KEPT) kept.set(timeZone, (known = new Map<number, Offset>()));
  const minute = Math.floor(at / MINUTE_MS);
  let offset = known.get(minute);
  if (offset === undefined) known.set(minute, (offset = readOffset(at, timeZone)));
  return offset;
}

function readOffset(at: number, timeZone: string): Offset {
  let format = formats.get(timeZone);
  if (format === undefined)
    formats.set(timeZone, (format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" })));
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [null, "+", "0", "0"];
  const size = Number(hours) * 60 + Number(minutes);
  return {
    ms: (sign === "-" ? -size : size) * MINUTE_MS,
    sign: sign === "-" ? "-" : "+",
    hours: Number(hours),
    minutes: Number(minutes),
  };
}
