const NOTHING = "–";

/** The names and values of a detail. A change has its fields as `before → after`, or what was asked for. */
export function detailTexts({ before, after, ...detail }: Record<string, unknown>): { name: string; value: string }[] {
  const asked = Object.entries(detail).flatMap(([name, value]) =>
    name === "change" && isRecord(value) ? detailTexts(value) : [{ name, value: textOf(value) }],
  );
  return isRecord(before) && isRecord(after) ? [...asked, ...changeTexts(before, after)] : asked;
}

function changeTexts(before: Record<string, unknown>, after: Record<string, unknown>) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [old, now] = [textOf(before[name]), textOf(after[name])];
    if (old === NOTHING && now === NOTHING) return [];
    // A secret is hidden on both sides.
    return { name, value: old === now ? now : `${old} → ${now}` };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (Array.isArray(value) && !value.some((one) => typeof one === "object")) return value.join(", ") || NOTHING;
  return typeof value === "string" ? value : JSON.stringify(value);
}
