import { z } from "zod";
import { personal } from "./personal";
import type { FieldKind } from "./role-fields";

/** Where an answer has personal texts: what a value is, if it is a text, a list, an object or a record. */
export interface Plan {
  kind?: FieldKind;
  items?: Plan;
  fields?: ReadonlyMap<string, Plan>;
  /** Of a record: what its keys are, and the plan of its values. */
  keys?: FieldKind;
  values?: Plan;
  /** The field that says whose app the object is. */
  appField?: string;
}

const plans = new WeakMap<z.ZodType, { plan: Plan | null }>();

/** The plan of a schema; null if it has nothing personal. */
export function planOf(schema: z.ZodType): Plan | null {
  const known = plans.get(schema);
  if (known !== undefined) return known.plan;
  const plan = makePlan(schema);
  plans.set(schema, { plan });
  return plan;
}

/** Every plan inside of a plan, and itself. */
export function partsOf(plan: Plan): Plan[] {
  const inside = [plan.items, plan.values, ...(plan.fields?.values() ?? [])];
  return [plan, ...inside.flatMap((part) => (part === undefined ? [] : partsOf(part)))];
}

function makePlan(schema: z.ZodType): Plan | null {
  if (schema instanceof z.ZodString) {
    const kind = personal.get(schema)?.kind;
    return kind === undefined || kind === "plain" ? null : { kind };
  }
  if (schema instanceof z.ZodArray) return some({ items: inner(schema.element) });
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return inner(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.map(inner).reduce(merge, null);
  if (schema instanceof z.ZodRecord)
    return some({ keys: inner(schema.keyType)?.kind, values: inner(schema.valueType) });
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).flatMap(([name, field]): [string, Plan][] => {
      const plan = inner(field);
      return plan === null ? [] : [[name, plan]];
    });
    return some({ fields: fields.length === 0 ? null : new Map(fields), appField: personal.get(schema)?.appField });
  }
  return null;
}

const inner = (schema: unknown): Plan | null => (schema instanceof z.ZodType ? planOf(schema) : null);

/** A plan of the parts that there are; null if there are none. */
function some(parts: { [Part in keyof Plan]?: Plan[Part] | null | undefined }): Plan | null {
  const present = Object.entries(parts).filter(([, part]) => part !== null && part !== undefined);
  return present.length === 0 ? null : Object.fromEntries(present);
}

/** What either of two plans masks. Alternatives of a union that have a field of one name say the same about it. */
function merge(a: Plan | null, b: Plan | null): Plan | null {
  if (a === null || b === null) return a ?? b;
  const fields = new Map(a.fields);
  for (const [name, plan] of b.fields ?? []) fields.set(name, merge(fields.get(name) ?? null, plan) ?? plan);
  const items = merge(a.items ?? null, b.items ?? null);
  return { ...b, ...a, ...(items !== null && { items }), ...(fields.size > 0 && { fields }) };
}
