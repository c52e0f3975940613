import { createHash } from "node:crypto";
import { readTemplate, type Template } from "@/lib/protocol/raw/template";
import type { Tx } from "../db/client";
import { singleton } from "../singleton";

/**
 * Templates of one app. Tencent's callbacks need about ten. Strangers can send as many kinds as they like: beyond this
 * number, callbacks of new kinds are stored whole.
 */
export const MAX_TEMPLATES = 200;

/** Templates that are tried before a template is made. */
const MAX_RECENT = 10;

export interface StoredTemplate {
  id: number;
  template: Template;
}

/** The templates of an app that this process knows to be stored. */
export class KnownTemplates {
  private readonly byId = new Map<number, StoredTemplate>();
  /** Those that were used last. The newest ones are first, so that most callbacks fit the first or second. */
  recent: readonly StoredTemplate[] = [];

  get size(): number {
    return this.byId.size;
  }

  get(id: number): StoredTemplate | null {
    return this.byId.get(id) ?? null;
  }

  add(id: number, text: string): void {
    if (!this.byId.has(id)) this.byId.set(id, { id, template: readTemplate(text) });
  }

  use(used: StoredTemplate): void {
    if (this.recent[0] === used) return;
    this.recent = [used, ...this.recent.filter((one) => one !== used)].slice(0, MAX_RECENT);
  }
}

/** The templates of an app that are known without asking the database. */
export function knownTemplates(appId: number): KnownTemplates {
  const apps = singleton("raw.templates", () => new Map<number, KnownTemplates>());
  const templates = apps.get(appId) ?? new KnownTemplates();
  apps.set(appId, templates);
  return templates;
}

/** The id of a template follows from its text. */
export const templateId = (text: string): number => createHash("sha256").update(text).digest().readInt32BE();

export interface Wanted {
  appId: number;
  text: string;
}

/**
 * Stores templates where they are missing and there is room. Returns those that are stored, as keys of `templateKey`.
 * Call it once a transaction, before events are written, so that transactions lock in one order.
 */
export async function storeTemplates(tx: Tx, wanted: readonly Wanted[]): Promise<ReadonlySet<string>> {
  const room = wanted.filter(({ appId }) => knownTemplates(appId).size < MAX_TEMPLATES);
  if (room.length === 0) return new Set();
  const appIds = [...new Set(room.map(({ appId }) => appId))].sort((a, b) => a - b);
  const before = await read(tx, appIds);
  // Only what was there before: a template of this transaction may be rolled back.
  for (const { appId, id, text } of before) knownTemplates(appId).add(id, text);
  const missing = appIds.flatMap((appId) => {
    const there = new Set(before.filter((row) => row.appId === appId).map(({ text }) => text));
    const texts = new Set(room.filter((one) => one.appId === appId && !there.has(one.text)).map(({ text }) => text));
    return [...texts].slice(0, MAX_TEMPLATES - there.size).map((text) => ({ appId, id: templateId(text), text }));
  });
  if (missing.length === 0) return keysOf(before);
  missing.sort((a, b) => a.appId - b.appId || a.id - b.id);
  await tx.rawTemplate.createMany({ data: missing, skipDuplicates: true });
  return keysOf(await read(tx, appIds));
}

export const templateKey = ({ appId, text }: Wanted): string => `${appId} ${text}`;

const keysOf = (rows: readonly Wanted[]) => new Set(rows.map(templateKey));

const read = (tx: Tx, appIds: readonly number[]) => tx.rawTemplate.findMany({ where: { appId: { in: [...appIds] } } });
