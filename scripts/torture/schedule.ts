import { Random } from "@/lib/simulate/random";

/**
 * The order in which `count` faults are played: every kind equally often, give or take one, in an order that the seed
 * decides. No kind follows itself if there are several.
 */
export function schedule<T>(kinds: readonly T[], count: number, seed: number): T[] {
  const random = new Random(seed, 0);
  const order: T[] = [];
  while (order.length < count) {
    const round = shuffled(kinds, random);
    if (round.length > 1 && round[0] === order.at(-1)) round.push(...round.splice(0, 1));
    order.push(...round);
  }
  return order.slice(0, count);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
