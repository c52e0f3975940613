import { randomUUID } from "node:crypto";
import { nextCondition, type Condition } from "@/lib/alerts/condition";
import type { AlertFacts } from "@/lib/alerts/facts";
import type { AlertRuleName } from "@/lib/alerts/values";
import { MINUTE, SECOND } from "@/lib/time/units";
import { appsBySdkAppId, type App } from "../apps/registry";
import { projectorDb, type Prisma, type Tx } from "../db/client";
import { log } from "../log";
import { enqueueClosed, enqueueOpened } from "./enqueue";
import { APP_OBSERVERS, INSTALLATION_OBSERVERS } from "./observe/observers";
import type { Look, Observation } from "./observe/observation";
import { INSTALLATION, readRules, type RuleSettings } from "./rule-settings";

/** The advisory lock of the database that only one evaluation holds. */
const LOCK = 7_265_302;
const TIMEOUT_MS = 2 * MINUTE;

type Alert = Prisma.AlertGetPayload<Record<never, never>>;

/** One rule of one app, or of the installation. */
interface Subject {
  /** Null for the installation. */
  app: App | null;
  settings: RuleSettings;
  observe: (look: Look) => Promise<Observation[]>;
}

/**
 * Looks at every rule once, opens and closes alerts, and puts their messages into the queue, all in one transaction.
 * False if another instance does it: there is one at a time.
 */
export async function evaluate(now: Date): Promise<boolean> {
  return projectorDb().$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`;
      if (lock?.mine !== true) return false;
      const ongoing = await tx.alert.findMany({ where: { closedAt: null } });
      const subjects = await readSubjects();
      for (const subject of subjects) await evaluateRule(tx, subject, ongoing.filter(isOf(subject)), now);
      // A rule that was switched off, and an app that is gone, leave alerts that nobody looks at.
      const orphans = ongoing.filter((alert) => !subjects.some((subject) => isOf(subject)(alert)));
      await tx.alert.updateMany({ where: { id: { in: orphans.map(({ id }) => id) } }, data: { closedAt: now } });
      await tx.alertWatch.deleteMany({ where: { expiresAt: { lte: now } } });
      return true;
    },
    { maxWait: 10 * SECOND, timeout: TIMEOUT_MS },
  );
}

async function readSubjects(): Promise<Subject[]> {
  const apps = [...(await appsBySdkAppId()).values()].filter(({ paused }) => !paused);
  const ofApps = await Promise.all(
    apps.map(async (app) => (await readRules(app.id)).map((settings): Subject | null => subjectOf(app, settings))),
  );
  const ofInstallation = (await readRules(INSTALLATION)).map((settings) => subjectOf(null, settings));
  return [...ofApps.flat(), ...ofInstallation].filter((subject) => subject?.settings.enabled === true) as Subject[];
}

/** Null for a rule of the other scope. */
function subjectOf(app: App | null, settings: RuleSettings): Subject | null {
  const { rule } = settings;
  if (rule === "backlog" || rule === "disk_full")
    return app === null ? { app, settings, observe: INSTALLATION_OBSERVERS[rule] } : null;
  return app === null ? null : { app, settings, observe: (look) => APP_OBSERVERS[rule](app, look) };
}

const isOf =
  ({ app, settings }: Subject) =>
  ({ appId, rule }: Alert): boolean =>
    appId === (app?.id ?? INSTALLATION) && rule === settings.rule;

/** A rule that cannot be looked at leaves its alerts as they are, and does not keep the other rules from working. */
async function evaluateRule(tx: Tx, subject: Subject, ongoing: readonly Alert[], now: Date): Promise<void> {
  const { app, settings, observe } = subject;
  const known = ongoing.map((alert) => ({ subject: alert.subject, since: alert.since.getTime() }));
  const observed = await observe({ settings, now, ongoing: known }).catch((err: unknown) => {
    log.error({ err, rule: settings.rule, app: app?.sdkAppId }, "an alert rule could not be looked at");
    return null;
  });
  if (observed === null) return;
  const gone = ongoing.filter((alert) => !observed.some((one) => one.subject === alert.subject));
  for (const observation of [...observed, ...gone.map(notSeen)]) {
    const alert = ongoing.find((one) => one.subject === observation.subject) ?? null;
    await apply(tx, subject, alert, observation, now);
  }
}

const notSeen = (alert: Alert): Observation => ({ subject: alert.subject, seen: null, facts: factsOf(alert) });

/** The facts of a stored alert. */
export const factsOf = ({ rule, facts }: Pick<Alert, "rule" | "facts">): AlertFacts =>
  ({ ...(facts as object), rule: rule as AlertRuleName }) as AlertFacts;

async function apply(
  tx: Tx,
  { app, settings }: Subject,
  alert: Alert | null,
  { subject, seen, facts }: Observation,
  now: Date,
): Promise<void> {
  // What Tencent sent counts as gone only after the rule's own time without another.
  const recoverMs = settings.rule === "tencent_alert" ? 0 : settings.recoverMinutes * MINUTE;
  const policy = { forMs: settings.forMinutes * MINUTE, recoverMs };
  const { condition, transition } = nextCondition(alert && conditionOf(alert), seen, policy, now.getTime());
  if (condition === null) {
    if (alert !== null) await tx.alert.delete({ where: { id: alert.id } });
    return;
  }
  // A change of a watched user is an event: it opens and is over.
  const event = settings.rule === "watched_user" && transition === "opened";
  const row = {
    since: new Date(condition.since),
    openedAt: dateOf(condition.openedAt),
    recoveredSince: dateOf(condition.recoveredSince),
    closedAt: event || transition === "closed" ? now : null,
    facts: withoutRule(facts),
  };
  const id = alert?.id ?? randomUUID();
  const key = { appId: app?.id ?? INSTALLATION, rule: settings.rule, subject };
  await tx.alert.upsert({ where: { id }, create: { id, ...key, ...row }, update: row });
  const notification = { id, app, settings, facts, since: row.since, closedAt: event ? null : row.closedAt };
  if (transition === "opened") await enqueueOpened(tx, notification, now);
  if (transition === "closed") await enqueueClosed(tx, notification, now);
  if (event && facts.rule === "watched_user")
    await tx.alertWatch.updateMany({
      where: { appId: key.appId, userId: facts.userId },
      data: { online: facts.online },
    });
}

const conditionOf = ({ since, openedAt, recoveredSince }: Alert): Condition => ({
  since: since.getTime(),
  openedAt: openedAt?.getTime() ?? null,
  recoveredSince: recoveredSince?.getTime() ?? null,
});

const dateOf = (at: number | null) => (at === null ? null : new Date(at));

function withoutRule({ rule: _, ...facts }: AlertFacts): Prisma.InputJsonObject {
  return facts;
}
