import type { AlertFacts } from "@/lib/alerts/facts";
import { alertPath } from "@/lib/alerts/path";
import { RULES } from "@/lib/alerts/rules";
import type { DeliveryKind } from "@/lib/alerts/values";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import type { Millis } from "@/lib/time/units";
import { factLines, titleValues, type AlertLine } from "./alert-lines";
import { alertTexts, type AlertTextOptions, type AlertTexts } from "./translate";

/** An alert, as far as its texts need it. */
export interface AlertToRender {
  facts: AlertFacts;
  /** Null for an alert of the installation. */
  app: { sdkAppId: string; name: string } | null;
  since: Millis;
  /** Null while it is open. */
  closedAt: Millis | null;
}

interface Envelope extends AlertTextOptions {
  id: string;
  /** ISO 8601 */
  at: string;
  publicUrl: string | null;
}

/** Title and lines of an alert in one language and zone. */
export function alertText(alert: AlertToRender, options: AlertTextOptions): { title: string; lines: AlertLine[] } {
  const texts = alertTexts(options);
  const { facts, app, since, closedAt } = alert;
  const { text, at, duration } = texts;
  const line = (label: string, value: string): AlertLine => ({ label: text(`label.${label}`), text: value });
  return {
    title: titleOf(alert, texts),
    lines: [
      ...(app === null ? [] : [line("app", app.name === "" ? app.sdkAppId : text("text.app", app))]),
      line("since", at(since)),
      ...(closedAt === null || RULES[facts.rule].severity === "info"
        ? []
        : [line("duration", duration(closedAt - since))]),
      ...factLines(facts, texts, options.locale),
    ],
  };
}

/** The message that opens or closes an alert. */
export function renderAlert(
  alert: AlertToRender & { alertId: string; kind: Extract<DeliveryKind, "opened" | "closed"> },
  { publicUrl, ...envelope }: Envelope,
): AlertMessage {
  const { facts, app, alertId, kind } = alert;
  const { title, lines } = alertText(alert, envelope);
  const { rule, ...data } = facts;
  return {
    ...envelope,
    ...linkTo(alertPath(facts, app?.sdkAppId ?? null), envelope, publicUrl),
    kind,
    rule,
    alertId,
    severity: RULES[rule].severity,
    app,
    title,
    lines,
    data: { ...data, since: alert.since, closedAt: alert.closedAt },
  };
}

/** The message of a channel's test button. */
export function renderTest({ channel, publicUrl, ...envelope }: Envelope & { channel: string }): AlertMessage {
  const { text, at } = alertTexts(envelope);
  return {
    ...envelope,
    ...NO_ALERT,
    ...linkTo("/alerts", envelope, publicUrl),
    kind: "test",
    title: text("test.title"),
    lines: [
      { label: text("label.channel"), text: channel },
      { label: text("label.since"), text: at(Date.parse(envelope.at)) },
    ],
    data: {},
  };
}

/** Titles of left out messages that are listed. More are counted. */
const LISTED = 10;

/** The message that says what the hourly cap of a channel left out. */
export function renderLeftOut({
  titles,
  cap,
  publicUrl,
  ...envelope
}: Envelope & { titles: readonly string[]; cap: number }): AlertMessage {
  const { text } = alertTexts(envelope);
  const rest = titles.length - LISTED;
  const shown = [...titles.slice(0, LISTED), ...(rest > 0 ? [text("left_out.more", { count: rest })] : [])];
  return {
    ...envelope,
    ...NO_ALERT,
    ...linkTo("/alerts", envelope, publicUrl),
    kind: "left_out",
    title: text("left_out.title", { count: titles.length }),
    lines: [
      ...shown.map((title) => ({ label: text("label.left_out"), text: title })),
      { label: text("label.channel"), text: text("left_out.why", { cap }) },
    ],
    data: { leftOut: titles.length, cap },
  };
}

const NO_ALERT = { rule: null, alertId: null, severity: "info", app: null } as const;

function titleOf({ facts, app, closedAt }: AlertToRender, texts: AlertTexts): string {
  const { text } = texts;
  const info = RULES[facts.rule].severity === "info";
  const closed = closedAt !== null && !info;
  const overLimit = facts.rule === "tencent_alert" && facts.api !== null && !closed;
  const key = overLimit ? "opened.over_limit" : `${closed ? "closed" : "opened"}.${facts.rule}`;
  return text(`title.${info ? "info" : closed ? "closed" : "opened"}`, {
    about: app === null ? text("installation") : app.name || app.sdkAppId,
    what: text(key, titleValues(facts, texts)),
  });
}

function linkTo(path: string, options: AlertTextOptions, publicUrl: string | null) {
  const { text } = alertTexts(options);
  return publicUrl === null
    ? { link: null, hint: text("text.no_link") }
    : { link: { label: text("text.link"), url: `${publicUrl}${path}` }, hint: null };
}
