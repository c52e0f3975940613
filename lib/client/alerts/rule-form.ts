import type { AlertRule, ChangeAlertRule } from "@/lib/contracts/alerts";
import { formatMinute, readMinute } from "./time-of-day";

/** What the form of a rule holds. An empty number is the default. */
export interface RuleValues {
  threshold: number | string;
  forMinutes: number | string;
  recoverMinutes: number | string;
  /** Times of day as text; both empty: no quiet hours. */
  quietFrom: string;
  quietTo: string;
  /** Ids as text; all channels if empty. */
  channels: string[];
}

export function ruleValues({ threshold, forMinutes, recoverMinutes, quietHours, channels }: AlertRule): RuleValues {
  return {
    threshold: threshold ?? "",
    forMinutes,
    recoverMinutes,
    quietFrom: quietHours === null ? "" : formatMinute(quietHours.from),
    quietTo: quietHours === null ? "" : formatMinute(quietHours.to),
    channels: channels.map(String),
  };
}

/** What is wrong with the values, by field, as the name of a text. */
export function ruleProblems({ quietFrom, quietTo }: RuleValues): Partial<Record<keyof RuleValues, "badTime">> {
  if (quietFrom.trim() === "" && quietTo.trim() === "") return {};
  return {
    ...(readMinute(quietFrom) === null ? { quietFrom: "badTime" as const } : {}),
    ...(readMinute(quietTo) === null ? { quietTo: "badTime" as const } : {}),
  };
}

const numberOrDefault = (value: number | string) => (value === "" ? null : Number(value));

/** The body that changes the rule. */
export function ruleBody(values: RuleValues, { unit }: Pick<AlertRule, "unit">): ChangeAlertRule {
  const [from, to] = [readMinute(values.quietFrom), readMinute(values.quietTo)];
  return {
    ...(unit === null ? {} : { threshold: numberOrDefault(values.threshold) }),
    forMinutes: numberOrDefault(values.forMinutes),
    recoverMinutes: numberOrDefault(values.recoverMinutes),
    quietHours: from === null || to === null ? null : { from, to },
    channels: values.channels.map(Number),
  };
}
