import { RULES } from "@/lib/alerts/rules";
import { ALERT_RULES, type AlertRuleName } from "@/lib/alerts/values";
import type { AlertRule, changeAlertRule } from "@/lib/contracts/alerts";
import type { z } from "zod";
import { appNamed } from "../apps/registry";
import { db, type Prisma } from "../db/client";
import { ServiceError } from "../errors";

/** The app of rules and alerts of the installation. */
export const INSTALLATION = 0;

type Row = Prisma.AlertRuleGetPayload<Record<never, never>>;
type Channel = Prisma.AlertChannelGetPayload<Record<never, never>>;

/** A rule with its settings for one app, in the form that the engine needs. */
export interface RuleSettings {
  rule: AlertRuleName;
  enabled: boolean;
  /** 0 if the rule has none. */
  threshold: number;
  forMinutes: number;
  recoverMinutes: number;
  quietHours: { from: number; to: number } | null;
  snoozedUntil: Date | null;
  channelIds: number[];
}

/** The app under which a rule's settings and alerts of the app `appId` are kept. */
export const ownerOf = (rule: AlertRuleName, appId: number): number =>
  RULES[rule].scope === "installation" ? INSTALLATION : appId;

/** The settings of every rule for an app, or for the installation. */
export async function readRules(appId: number): Promise<RuleSettings[]> {
  const rows = await db().alertRule.findMany({ where: { appId: { in: [appId, INSTALLATION] } } });
  return ALERT_RULES.map((rule) =>
    toSettings(
      rule,
      rows.find((row) => row.rule === rule && row.appId === ownerOf(rule, appId)),
    ),
  );
}

/** Every rule of an app and of the installation, as the API shows it. Throws ServiceError. */
export async function listRules(sdkAppId: string | undefined): Promise<AlertRule[]> {
  const { id } = await appNamed(sdkAppId);
  const [rules, channels] = await Promise.all([readRules(id), enabledChannels()]);
  return rules.map((settings) => toRule(settings, id, channels));
}

/** Changes a rule of an app; a rule of the installation for every app. Throws ServiceError. */
export async function changeRule(
  { app, rule }: { app?: string | undefined; rule: AlertRuleName },
  { quietHours, snoozedUntil, channels, ...rest }: z.output<typeof changeAlertRule>,
): Promise<AlertRule> {
  const { id } = await appNamed(app);
  if (channels !== undefined) await checkChannels(channels);
  const key = { appId: ownerOf(rule, id), rule };
  const data = {
    ...rest,
    ...(quietHours === undefined ? {} : { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil) }),
    ...(channels === undefined ? {} : { channelIds: channels }),
  };
  const row = await db().alertRule.upsert({ where: { appId_rule: key }, create: { ...key, ...data }, update: data });
  return toRule(toSettings(rule, row), id, await enabledChannels());
}

/** Channels that are switched on. */
export const enabledChannels = (): Promise<Channel[]> => db().alertChannel.findMany({ where: { enabled: true } });

/** The channels that get a rule's alerts of an app, or of the installation. */
export function channelsOf<C extends Pick<Channel, "id" | "appIds">>(
  { rule, channelIds }: Pick<RuleSettings, "rule" | "channelIds">,
  appId: number,
  channels: readonly C[],
): C[] {
  return channels.filter(
    ({ id, appIds }) =>
      (channelIds.length === 0 || channelIds.includes(id)) &&
      (appIds.length === 0 || ownerOf(rule, appId) === INSTALLATION || appIds.includes(appId)),
  );
}

function toSettings(rule: AlertRuleName, row: Row | undefined): RuleSettings {
  const spec = RULES[rule];
  const quiet = row?.quietFrom != null && row.quietTo != null ? { from: row.quietFrom, to: row.quietTo } : null;
  return {
    rule,
    enabled: row?.enabled ?? true,
    threshold: row?.threshold ?? spec.threshold?.value ?? 0,
    forMinutes: row?.forMinutes ?? spec.forMinutes,
    recoverMinutes: row?.recoverMinutes ?? spec.recoverMinutes,
    quietHours: quiet,
    snoozedUntil: row?.snoozedUntil ?? null,
    channelIds: row?.channelIds ?? [],
  };
}

function toRule(settings: RuleSettings, appId: number, channels: readonly Channel[]): AlertRule {
  const { scope, severity, threshold, forMinutes, recoverMinutes } = RULES[settings.rule];
  return {
    rule: settings.rule,
    scope,
    severity,
    enabled: settings.enabled,
    threshold: threshold === null ? null : settings.threshold,
    unit: threshold?.unit ?? null,
    forMinutes: settings.forMinutes,
    recoverMinutes: settings.recoverMinutes,
    defaults: { threshold: threshold?.value ?? null, forMinutes, recoverMinutes },
    quietHours: settings.quietHours,
    snoozedUntil: settings.snoozedUntil?.toISOString() ?? null,
    channels: settings.channelIds,
    reaches: channelsOf(settings, appId, channels).length,
  };
}

async function checkChannels(ids: readonly number[]): Promise<void> {
  const known = await db().alertChannel.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  const missing = ids.find((id) => !known.some((channel) => channel.id === id));
  if (missing !== undefined) throw new ServiceError("not_found", `There is no channel ${missing}`);
}
