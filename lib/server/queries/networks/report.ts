import type { NetworksReport } from "@/lib/contracts/networks";
import { formatPrefix, parseAddress, providerNetwork } from "@/lib/network/prefix";
import { DAY } from "@/lib/time/units";
import { appNamed } from "../../apps/registry";
import { db } from "../../db/client";
import type { DecodedFile } from "../../network/decode";

const MAX_LINES = 100;
const MAX_NAMES = 10;

interface SeenAddress {
  address: string;
  connections: number;
}

/** Describes a file of networks by the connections of an app that began in the last day. Throws ServiceError. */
export async function reportNetworks(
  { kind, names, networks, invalid }: DecodedFile,
  sdkAppId: string | undefined,
): Promise<NetworksReport> {
  const app = await appNamed(sdkAppId);
  const since = new Date(Date.now() - DAY);
  const seen = await db().$queryRaw<SeenAddress[]>`
    SELECT client_ip AS address, count(*)::int AS connections FROM connection
    WHERE app_id = ${app.id} AND at >= ${since} AND client_ip IS NOT NULL GROUP BY 1`;
  const named = seen.flatMap(({ address, connections }) => {
    const parsed = parseAddress(address);
    return parsed === null
      ? []
      : [{ prefix: formatPrefix(providerNetwork(parsed)), name: names.nameOf(parsed), connections }];
  });
  return {
    kind,
    networks,
    invalid: { count: invalid.length, lines: invalid.slice(0, MAX_LINES) },
    addresses: { seen: named.length, named: named.filter(({ name }) => name !== null).length },
    names: most(named.map(({ name, connections }) => [name, connections])).map(([name, connections]) => ({
      name,
      connections,
    })),
    unnamed: most(named.map(({ prefix, name, connections }) => [name === null ? prefix : null, connections])).map(
      ([prefix, connections]) => ({ prefix, connections }),
    ),
  };
}

/** The keys with the largest sums. Rows without a key are left out. */
function most(rows: readonly [string | null, number][]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [key, n] of rows) if (key !== null) sums.set(key, (sums.get(key) ?? 0) + n);
  return [...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, MAX_NAMES);
}
