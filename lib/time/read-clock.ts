import { HOUR, MINUTE, SECOND, type Millis } from "./units";

const DIGITS = /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,3}))?)? ?(am|pm|a\.m\.|p\.m\.)?(?!\d|:)/;
const TWELVE = /\b(\d{1,2}) ?(am|pm)\b/;
const CHINESE = /(\d{1,2})[点时](?:(半)|(\d{1,2})分?(?:(\d{1,2})秒?)?)?/u;
const PART = /凌晨|早上|上午|中午|下午|傍晚|晚上|早(?=\d| )|晚(?=\d| )/u;
const AFTERNOON = /下午|傍晚|晚/u;

/**
 * Takes the time of day out of a text in lower case. `time` is in ms after midnight, null if the text has none.
 * A part of the day, such as 晚上, makes an hour below 12 one of the afternoon.
 */
export function takeClock(text: string): { time: Millis | "invalid" | null; rest: string } {
  const part = PART.exec(text)?.[0];
  const bare = part === undefined ? text : text.replace(part, " ");
  const match = DIGITS.exec(bare) ?? TWELVE.exec(bare) ?? CHINESE.exec(bare);
  if (match === null) return { time: null, rest: text };
  const rest = bare.replace(match[0], " ");
  const half = match[2] === "半";
  const suffix = match.find((group) => group !== undefined && /^[ap]\.?m\.?$/.test(group));
  // The groups of the three forms hold the minutes and the seconds in different places.
  const chinese = /[点时]/u.test(match[0]);
  const [minutes, seconds, millis] = chinese
    ? [half ? "30" : match[3], match[4], undefined]
    : match[0].includes(":")
      ? [match[2], match[3], match[4]]
      : [];
  const hour = hourOf(Number(match[1]), suffix ?? (part && AFTERNOON.test(part) ? "evening" : part));
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  if (hour === null || minute > 59 || second > 59) return { time: "invalid", rest };
  const ms = Number((millis ?? "0").padEnd(3, "0"));
  return { time: hour * HOUR + minute * MINUTE + second * SECOND + ms, rest };
}

function hourOf(hour: number, part: string | undefined): number | null {
  if (part?.startsWith("a")) return hour < 1 || hour > 12 ? null : hour % 12;
  if (part?.startsWith("p")) return hour < 1 || hour > 12 ? null : (hour % 12) + 12;
  if (hour > 23) return null;
  return part === "evening" && hour >= 1 && hour < 12 ? hour + 12 : hour;
}
