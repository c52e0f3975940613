export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export interface Family {
  name: string;
  type: string;
  help: string;
  samples: Sample[];
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const LABELS = /^(?:([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\n"])*)"(,(?=[a-zA-Z_])|$))/;
const SUFFIXES: Record<string, string[]> = {
  counter: ["_total"],
  gauge: [""],
  histogram: ["_bucket", "_sum", "_count"],
};

/**
 * Parses an exposition of counters, gauges and histograms by the rules of OpenMetrics 1.0, and throws at the first
 * violation: one block per family with HELP and TYPE before the samples, counters end in _total and are not negative,
 * no sample occurs twice, no blank lines, and `# EOF` comes last.
 */
export function parseOpenMetrics(text: string): Family[] {
  if (!text.endsWith("\n# EOF\n")) throw new Error("does not end with # EOF");
  return parseFamilies(text.slice(0, -"# EOF\n".length), (family) => SUFFIXES[family.type]);
}

/** The same for Prometheus' text format 0.0.4: the name of a family is that of its samples, blank lines are allowed. */
export function parsePrometheusText(text: string): Family[] {
  if (text.includes("# EOF")) throw new Error("# EOF is not part of the text format");
  return parseFamilies(text.replaceAll(/\n\n+/g, "\n"), ({ type, name }) => {
    if (type === "counter" && !name.endsWith("_total")) throw new Error(`the counter ${name} lacks _total`);
    return type === "counter" ? [""] : SUFFIXES[type];
  });
}

function parseFamilies(text: string, suffixesOf: (family: Family) => string[] | undefined): Family[] {
  if (!text.endsWith("\n")) throw new Error("the last line has no end");
  const families: Family[] = [];
  const seen = new Set<string>();
  for (const line of text.slice(0, -1).split("\n")) {
    const [, keyword, name = "", rest = ""] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`).exec(line) ?? [];
    let family = families.at(-1);
    if (keyword !== undefined) {
      if (family?.name !== name) {
        if (families.some((one) => one.name === name)) throw new Error(`the family ${name} is not in one block`);
        families.push((family = { name, type: "", help: "", samples: [] }));
      }
      const key = keyword === "HELP" ? "help" : "type";
      if (family[key] !== "" || family.samples.length > 0) throw new Error(`misplaced: ${line}`);
      family[key] = rest;
      continue;
    }
    if (family === undefined) throw new Error(`a sample without a family: ${line}`);
    const sample = parseSample(line);
    const suffixes = suffixesOf(family);
    if (suffixes === undefined) throw new Error(`unexpected type ${family.type}`);
    const { name: parent } = family;
    if (!suffixes.some((suffix) => sample.name === parent + suffix))
      throw new Error(`${sample.name} is not of the family ${family.name}`);
    if (family.type === "counter" && !(sample.value >= 0)) throw new Error(`a negative counter: ${line}`);
    const identity = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
    if (seen.has(identity)) throw new Error(`occurs twice: ${line}`);
    seen.add(identity);
    family.samples.push(sample);
  }
  families.filter(({ type }) => type === "histogram").forEach(checkHistogram);
  return families;
}

/** The buckets of a histogram without other labels never go down, and the last one is its count. */
function checkHistogram({ name, samples }: Family): void {
  const buckets = samples.filter((sample) => sample.name === `${name}_bucket`).map(({ value }) => value);
  const all = [...buckets, samples.find((sample) => sample.name === `${name}_count`)?.value ?? NaN];
  if (all.some((value, i) => i > 0 && value < (all[i - 1] ?? 0)) || all.at(-1) !== all.at(-2))
    throw new Error(`the buckets of ${name} do not add up`);
}

function parseSample(line: string): Sample {
  const [, name, list = "", value] = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`).exec(line) ?? [];
  if (name === undefined || !/^[+-]?(\d+(\.\d+)?(e[+-]?\d+)?|Inf)$|^NaN$/i.test(value ?? ""))
    throw new Error(`not a sample: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = list; rest !== "";) {
    const [all = "", label = "", text = ""] = LABELS.exec(rest) ?? [];
    if (all === "" || label in labels) throw new Error(`bad labels: ${line}`);
    labels[label] = text.replaceAll(/\\([\\n"])/g, (_, c: string) => (c === "n" ? "\n" : c));
    rest = rest.slice(all.length);
  }
  return { name, labels, value: Number(value) };
}
