import { DAY, type Millis } from "./units";

/** Midnights in local time, the most likely one first; `none` if the text names no day. */
export interface TakenDay {
  candidates: Millis[] | "invalid" | "none";
  rest: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const CHINESE_WEEKDAYS = ["日天", "一", "二", "三", "四", "五", "六"];
const MONTH = `(${MONTHS.join("|")})[a-z]*\\.?`;

const FULL = /(\d{4})(?:[-/.]|年 ?)(\d{1,2})(?:[-/.]|月 ?)(\d{1,2})(?:日|(?!\d))/u;
const MONTH_DAY = /(?<![\d:.])(\d{1,2})(?:[-/]|月 ?)(\d{1,2})(?:日|(?![\d:]))/u;
const NAMED = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\d:])`);
const NAMED_AFTER = new RegExp(`(?<![\\d:])(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}(?:,? (\\d{4})(?![\\d:]))?`);
const AGO: [RegExp, number][] = [
  [/the day before yesterday|day before yesterday|前天|前日/u, 2],
  [/yesterday|last night|昨天|昨日|昨(?=晚|早)/u, 1],
  [/today|tonight|this (?:morning|afternoon|evening)|今天|今日|今(?=晚|早)/u, 0],
];
const WEEKDAY = /\b(last )?(sun|mon|tue|wed|thu|fri|sat)(?:[a-z]*day|s|r|rs|nes)?\b/;
const CHINESE_WEEKDAY = /(上)?(?:周|星期|礼拜)([一二三四五六日天])/u;

/** Takes the day out of a text in lower case. `localNow` is the local time, as lib/time/zone defines it. */
export function takeDay(text: string, localNow: Millis): TakenDay {
  const today = Math.floor(localNow / DAY) * DAY;
  const full = FULL.exec(text);
  if (full) return dated(text, full[0], Number(full[1]), Number(full[2]), Number(full[3]), today);
  const named = NAMED.exec(text);
  if (named) return dated(text, named[0], yearOf(named[3]), monthOf(named[1]), Number(named[2]), today);
  const after = NAMED_AFTER.exec(text);
  if (after) return dated(text, after[0], yearOf(after[3]), monthOf(after[2]), Number(after[1]), today);
  const short = MONTH_DAY.exec(text);
  if (short) return dated(text, short[0], null, Number(short[1]), Number(short[2]), today);
  for (const [word, days] of AGO) {
    const match = word.exec(text)?.[0];
    if (match !== undefined) return { candidates: [today - days * DAY], rest: text.replace(match, " ") };
  }
  return takeWeekday(text, today);
}

const yearOf = (text: string | undefined) => (text === undefined ? null : Number(text));
const monthOf = (text: string | undefined) => MONTHS.indexOf(text ?? "") + 1;

/** A day without a year is of this year, or of the last one if it has not come yet. */
function dated(text: string, match: string, year: number | null, month: number, day: number, today: Millis): TakenDay {
  const rest = text.replace(match, " ");
  const thisYear = new Date(today).getUTCFullYear();
  const candidates = (year === null ? [thisYear, thisYear - 1] : [year])
    .map((one) => new Date(Date.UTC(one, month - 1, day)))
    .filter((date) => date.getUTCMonth() === month - 1 && date.getUTCDate() === day)
    .map((date) => date.getTime());
  return { candidates: candidates.length === 0 ? "invalid" : candidates, rest };
}

/** The newest day with this name, or the one of the week before if the text says so. */
function takeWeekday(text: string, today: Millis): TakenDay {
  const english = WEEKDAY.exec(text);
  const chinese = CHINESE_WEEKDAY.exec(text);
  const match = english ?? chinese;
  if (match === null) return { candidates: "none", rest: text };
  const weekday = english
    ? WEEKDAYS.indexOf(english[2] ?? "")
    : CHINESE_WEEKDAYS.findIndex((names) => names.includes(chinese?.[2] ?? "?"));
  // 1 January 1970 was a Thursday.
  const todays = (Math.floor(today / DAY) + 4) % 7;
  const back = (todays - weekday + 7) % 7;
  const rest = text.replace(match[0], " ");
  // 上周一 is the Monday of the calendar week before, which begins on Monday.
  if (chinese && match[1] !== undefined) {
    const fromMonday = (day: number) => (day + 6) % 7;
    return { candidates: [today - (fromMonday(todays) + 7 - fromMonday(weekday)) * DAY], rest };
  }
  return { candidates: [today - back * DAY, today - (back + 7) * DAY], rest };
}
