const GIVEN = ["alice", "bob", "chen", "diana", "emre", "fatima", "george", "hana", "ivan", "julia", "kwame", "lin"];
const CHINESE = ["张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆", "赵磊", "黄蓉", "周杰", "吴敏"];
const EMOJI = ["😀", "🐼", "🚀", "👩‍💻", "🍵"];

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? "";
}

/** Forms of a UserID. Each one contains the number, so that ids are unique. */
const SHAPES: readonly ((no: number) => string)[] = [
  (no) => `user_${10_000 + no}`,
  (no) => `${at(GIVEN, no)}.${no}@example.com`,
  (no) => `${at(GIVEN, no)}-${no}`,
  (no) => `${at(CHINESE, no)}${no}`,
  (no) => String(880_000_000 + no),
  (no) => `${at(EMOJI, no)}${at(GIVEN, no)}${no}`,
  (no) => `-dash-${no}`,
  (no) => `=1+1-${no}`,
  (no) => `100%25-${no}`,
  (no) => `shop/${no}/agent`,
  (no) => `${at(GIVEN, no)} ${no} x`,
  (no) => `#${no}?a=1&b=2`,
  (no) => `.${no}`,
  (no) => `Case-${no}`,
  (no) => `../${no}`,
  (no) => `${no}"><'\\`,
  (no) => `+86138${String(no).padStart(8, "0")}`,
];

/** The id of user `no`: at most 32 bytes below ten million. `tag` separates the users of different runs. */
export function userIdOf(no: number, tag = ""): string {
  if (tag === "" && no === 40) return ".";
  if (tag === "" && no === 57) return "..";
  // Two thirds have one of the plain forms that most apps use.
  const shape = no % 3 === 0 ? SHAPES[Math.floor(no / 3) % SHAPES.length] : SHAPES[no % 5];
  return `${shape ? shape(no) : no}${tag}`;
}

export const STATUSES: readonly [string, ...string[]] = [
  "会议中 📅",
  "busy",
  "午休中 😴",
  "in a call 📞",
  "出差中,回复较慢",
  "working from home 🏠",
  "勿扰",
  "on holiday 🏖️ until Monday",
  "👀",
  "专注模式",
  "=away",
  "上课中 📚",
];
