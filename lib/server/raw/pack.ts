import type { EventFields, RawCallback } from "@/lib/protocol/raw/fields";
import { makeTemplate } from "@/lib/protocol/raw/make-template";
import { fit } from "@/lib/protocol/raw/template";
import type { Tx } from "../db/client";
import { knownTemplates, storeTemplates, templateId, templateKey } from "./templates";

/** The columns of an event for its raw callback: either the template and the rest, or the whole. */
export interface StoredRaw {
  rawTemplate: number | null;
  rawRest: string | null;
  rawQuery: string | null;
  rawBody: string | null;
}

/** A callback of an app, and what the other columns of its event hold. */
export interface Packable extends RawCallback {
  appId: number;
  fields: EventFields;
}

/** Packs callbacks, and stores templates that are new. Call it once a transaction, before events are written. */
export async function packCallbacks(tx: Tx, callbacks: readonly Packable[]): Promise<StoredRaw[]> {
  const packed = callbacks.map((callback) => packKnown(callback) ?? packNew(callback));
  const wanted = packed.filter((one) => "text" in one);
  const stored = wanted.length === 0 ? new Set() : await storeTemplates(tx, wanted);
  return packed.map((one) => {
    if (!("text" in one)) return one;
    return stored.has(templateKey(one)) ? storedAs(templateId(one.text), one.rest) : whole(one);
  });
}

/** Packs by a template that is known to be stored; null if none of those that were used last fits. */
function packKnown({ appId, fields, ...raw }: Packable): StoredRaw | null {
  const templates = knownTemplates(appId);
  for (const known of templates.recent) {
    const rest = fit(known.template, fields, raw);
    if (rest === null) continue;
    templates.use(known);
    return storedAs(known.id, rest);
  }
  return null;
}

/** Packs by a template of its own, which may have to be stored first. */
function packNew(callback: Packable): StoredRaw | (Packable & { text: string; rest: string }) {
  const template = makeTemplate(callback.fields, callback);
  const rest = template === null ? null : fit(template, callback.fields, callback);
  if (template === null || rest === null) return whole(callback);
  const { text } = template;
  const templates = knownTemplates(callback.appId);
  const known = templates.get(templateId(text));
  if (known?.template.text !== text) return { ...callback, text, rest };
  templates.use(known);
  return storedAs(known.id, rest);
}

const storedAs = (rawTemplate: number, rest: string): StoredRaw => ({
  rawTemplate,
  rawRest: rest === "" ? null : rest,
  rawQuery: null,
  rawBody: null,
});

const whole = ({ query, body }: RawCallback): StoredRaw => ({
  rawTemplate: null,
  rawRest: null,
  rawQuery: query,
  rawBody: body,
});
