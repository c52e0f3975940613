import type { z } from "zod";
import { formatPrefix, parseAddress, providerNetwork } from "@/lib/network/prefix";
import { hiddenText } from "./hidden";
import { partsOf, planOf, type Plan } from "./mask-plan";
import type { FieldKind, FieldView } from "./role-fields";

/** What a caller sees in an app, by SDKAppID; null is the app of the question, or all apps if it has none. */
export type ViewOf = (sdkAppId: string | null) => FieldView;

/** The users that a question names: by UserID, or by the beginning of one. */
export interface Asked {
  id?: string | undefined;
  beginning?: string | undefined;
}

/**
 * The answer as a caller may see it: what `schema` marks as personal (lib/contracts/personal.ts) is replaced unless the
 * view shows it. The result still fits the schema.
 */
export function maskAnswer(schema: z.ZodType, answer: unknown, viewOf: ViewOf, asked: Asked): unknown {
  const plan = planOf(schema);
  if (plan === null) return answer;
  const view = viewOf(null);
  return showsAll(plan, view) ? answer : new Mask(viewOf, asked).apply(plan, answer, view);
}

/** An address without its last part, `203.0.113.x`; null for any other text. */
export function shortAddress(address: string): string | null {
  const parsed = parseAddress(address);
  if (parsed === null) return null;
  const network = formatPrefix(providerNetwork(parsed));
  return parsed.family === 4 ? network.replace(/\d+\/24$/, "x") : network.replace(/:*\/48$/, ":x");
}

function showsAll(plan: Plan, view: FieldView): boolean {
  const isShown = (kind: FieldKind | undefined) =>
    kind === undefined || (kind === "sentence" ? sentencesAreShown(view) : view[kind] === "shown");
  return partsOf(plan).every((part) => part.appField === undefined && isShown(part.kind) && isShown(part.keys));
}

const sentencesAreShown = (view: FieldView) => view.address === "shown" && view.network === "shown";

/** IPv4 and IPv6 addresses in a sentence, with the length of their prefix. */
const IN_SENTENCE = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f]*:[\da-f:]*)(?:\/\d{1,3})?(?![\w:])/gi;

class Mask {
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly viewOf: ViewOf,
    private readonly asked: Asked,
  ) {}

  apply(plan: Plan, value: unknown, view: FieldView): unknown {
    if (typeof value === "string") return plan.kind === undefined ? value : this.text(plan.kind, value, view);
    if (Array.isArray(value)) {
      const { items } = plan;
      return items === undefined ? value : value.map((item) => this.apply(items, item, view));
    }
    if (typeof value !== "object" || value === null) return value;
    const own = plan.appField === undefined ? view : this.viewOf(String(Reflect.get(value, plan.appField)));
    const fields = Object.entries(value).map(([name, field]: [string, unknown]) => {
      const key = plan.keys === undefined ? name : this.text(plan.keys, name, own);
      const inside = plan.fields?.get(name) ?? plan.values;
      return [key, inside === undefined ? field : this.apply(inside, field, own)];
    });
    return Object.fromEntries(fields);
  }

  private text(kind: FieldKind, text: string, view: FieldView): string {
    if (kind === "sentence") return sentencesAreShown(view) ? text : this.sentence(text, view);
    // An empty text says that there is nothing to hide.
    if (text === "" || view[kind] === "shown") return text;
    if (view[kind] === "asked" && this.isAsked(kind === "eventId" ? userOf(text) : text)) return text;
    return (view[kind] === "shortened" ? shortAddress(text) : null) ?? this.hide(text);
  }

  private sentence(text: string, view: FieldView): string {
    return text.replace(IN_SENTENCE, (found) => {
      const [address = "", length] = found.split("/");
      if (parseAddress(address) === null) return found;
      return this.text(length === undefined ? "address" : "network", found, view);
    });
  }

  private isAsked(userId: string): boolean {
    const { id, beginning } = this.asked;
    if (id !== undefined) return userId === id;
    return beginning !== undefined && userId.toLowerCase().startsWith(beginning.toLowerCase());
  }

  private hide(text: string): string {
    const number = this.numbers.get(text) ?? this.numbers.size + 1;
    this.numbers.set(text, number);
    return hiddenText(number);
  }
}

/** The UserID in the id of an event (lib/server/queries/events/row.ts). */
function userOf(eventId: string): string {
  const encoded = (eventId.split(".")[2] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)));
}
