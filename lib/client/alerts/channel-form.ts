import type { ChannelKind } from "@/lib/alerts/values";
import type { AlertChannel, ChangeChannel, NewChannel } from "@/lib/contracts/alert-channels";
import type { Locale } from "@/lib/i18n/locale";
import { webhookSecret } from "./webhook-secret";

/** What the form of a channel holds. Fields of other kinds stay empty. */
export interface ChannelValues {
  kind: ChannelKind;
  name: string;
  url: string;
  secret: string;
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  from: string;
  /** Addresses, separated by commas, spaces or line breaks. */
  to: string;
  locale: Locale;
  timeZone: string;
  apps: string[];
  hourlyCap: number;
}

/** The values of a new channel. */
export function newValues(locale: Locale, timeZone: string): ChannelValues {
  return {
    kind: "wecom",
    name: "",
    url: "",
    secret: "",
    host: "",
    port: 465,
    secure: true,
    user: "",
    password: "",
    from: "",
    to: "",
    locale,
    timeZone,
    apps: [],
    hourlyCap: 30,
  };
}

/** A setting that is a text; null if there is none. */
export function settingText(settings: AlertChannel["settings"], field: string): string | null {
  const value = settings[field];
  return typeof value === "string" ? value : null;
}

/** The values of a channel to edit. Secrets are empty: they are written, never read. */
export function valuesOf(channel: AlertChannel): ChannelValues {
  const { kind, name, locale, timeZone, apps, hourlyCap, settings } = channel;
  const text = (field: string) => settingText(settings, field) ?? "";
  return {
    ...newValues(locale, timeZone),
    ...{ kind, name, apps, hourlyCap },
    host: text("host"),
    port: typeof settings.port === "number" ? settings.port : 465,
    secure: settings.secure === true,
    user: text("user"),
    from: text("from"),
    to: Array.isArray(settings.to) ? settings.to.join(", ") : "",
  };
}

/** The same values for another kind. A webhook gets a new signing secret. */
export function withKind(values: ChannelValues, kind: ChannelKind): ChannelValues {
  return { ...values, kind, url: "", secret: kind === "webhook" ? webhookSecret() : "" };
}

/** Fields that a form must fill, by name. `editing`: an empty secret keeps its value. */
export function missingFields(values: ChannelValues, editing: boolean): (keyof ChannelValues)[] {
  const needed: (keyof ChannelValues)[] = ["name"];
  if (values.kind === "email") needed.push("host", "from", "to");
  else if (!editing) needed.push("url");
  if (values.kind === "webhook" && !editing) needed.push("secret");
  return needed.filter((field) => String(values[field]).trim() === "");
}

const addresses = (text: string) => text.split(/[\s,;，；]+/).filter((address) => address !== "");
const given = (text: string) => text.trim() || undefined;

function settingsOf(values: ChannelValues): NewChannel["settings"] {
  const { kind, host, port, secure, from, to } = values;
  const [url, secret] = [values.url.trim(), given(values.secret)];
  switch (kind) {
    case "wecom":
    case "slack":
      return { kind, url };
    case "dingtalk":
    case "feishu":
      return { kind, url, secret };
    case "webhook":
      return { kind, url, secret: secret ?? "" };
    case "email":
      return {
        kind,
        host: host.trim(),
        port,
        secure,
        user: given(values.user),
        password: values.password || undefined,
        from: from.trim(),
        to: addresses(to),
      };
  }
}

const commonOf = ({ name, locale, timeZone, apps, hourlyCap }: ChannelValues) => {
  return { name: name.trim(), locale, timeZone, apps, hourlyCap };
};

/** The body that adds a channel. */
export const newBody = (values: ChannelValues): NewChannel => ({ ...commonOf(values), settings: settingsOf(values) });

/** The body that changes a channel. Empty secrets and addresses are left out, so that they keep their values. */
export function changeBody(values: ChannelValues): ChangeChannel {
  const filled = Object.entries(settingsOf(values)).filter(
    ([field, value]) => field !== "kind" && value !== undefined && value !== "",
  );
  const user = values.kind === "email" && given(values.user) === undefined ? { user: null, password: null } : {};
  return { ...commonOf(values), settings: { ...Object.fromEntries(filled), ...user } };
}
