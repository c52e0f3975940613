import type { CompareAnswer } from "@/lib/contracts/stats/compare";
import { groupBy } from "@/lib/group-by";
import { formatPrefix, parseAddress, providerNetwork } from "@/lib/network/prefix";
import { conclude, mostUnusualFirst, scoreValues, type Counted, type Sides, type Weighed } from "@/lib/stats/compare";
import { loadedNetworks, networkName, prefixName } from "../../network/names";
import type { Dimension } from "./types";
import type { SampleCounts } from "./sample";

/** Values of a dimension that are listed. Of hours and durations, all are. */
const MAX_VALUES = 12;
const WHOLE: readonly Dimension[] = ["hour", "duration"];

type Value = CompareAnswer["dimensions"][number]["values"][number];

/** The dimensions of a sample, and what stands out. Counts are those of all rows, by the shares of the sample. */
export function describeDimensions(
  { values, ...sample }: SampleCounts,
  of: Sides,
): Pick<CompareAnswer, "conclusion" | "dimensions"> {
  const dimensions = mostUnusualFirst(
    [...groupBy(values.flatMap(spread), ({ name }) => name)].map(([name, rows]) => ({
      name,
      values: scoreValues(sumByValue(rows), sidesOf(rows)),
    })),
  );
  const scaled = (weighed: Weighed): Value => ({
    ...weighed,
    selected: Math.round(weighed.share * of.selected),
    rest: Math.round(weighed.restShare * of.rest),
    name: null,
  });
  const named = (dimension: Dimension, weighed: Weighed): Value => ({
    ...scaled(weighed),
    name: dimension === "network" ? prefixName(weighed.value) : null,
  });
  const found = conclude(dimensions, sample);
  return {
    conclusion: {
      kind: found.kind,
      values:
        found.kind === "standsOut"
          ? found.values.map(({ dimension, ...value }) => ({ dimension, ...named(dimension, value) }))
          : [],
    },
    dimensions: dimensions.map(({ name, values: all }) => {
      const listed = WHOLE.includes(name) ? all : all.slice(0, MAX_VALUES);
      const left = all.slice(listed.length).map(scaled);
      return {
        name,
        values: listed.map((value) => named(name, value)),
        others: {
          values: left.length,
          selected: left.reduce((sum, { selected }) => sum + selected, 0),
          rest: left.reduce((sum, { rest }) => sum + rest, 0),
        },
      };
    }),
  };
}

type Row = Counted & { name: Dimension };

/** An address counts for its network and, if networks have names, for its name. */
function spread({ name, value, ...counts }: SampleCounts["values"][number]): Row[] {
  if (name !== "address") return [{ name, value, ...counts }];
  const address = value === null ? null : parseAddress(value);
  const network: Row = { name: "network", value: address && formatPrefix(providerNetwork(address)), ...counts };
  return loadedNetworks() === null
    ? [network]
    : [network, { name: "networkName", value: networkName(value), ...counts }];
}

/** The rows that were read for a dimension. */
const sidesOf = (rows: readonly Row[]): Sides => ({
  selected: rows.reduce((sum, { selected }) => sum + selected, 0),
  rest: rows.reduce((sum, { rest }) => sum + rest, 0),
});

function sumByValue(rows: readonly Row[]): Counted[] {
  return [...groupBy(rows, ({ value }) => value)].map(([value, same]) => ({ value, ...sidesOf(same) }));
}
