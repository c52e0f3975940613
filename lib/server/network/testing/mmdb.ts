import { parsePrefix, type Prefix } from "@/lib/network/prefix";

type Value = string | number | Value[] | { [key: string]: Value };
type Node = [Node | number | null, Node | number | null];

const SEPARATOR_BYTES = 16;

/** The bytes of an MMDB file for IPv4 networks that do not overlap, by https://maxmind.github.io/MaxMind-DB/. */
export function mmdbFile(records: Record<string, Value>): Buffer<ArrayBuffer> {
  const root: Node = [null, null];
  const data: Buffer[] = [];
  let offset = 0;
  for (const [text, value] of Object.entries(records)) {
    const prefix = parsePrefix(text);
    if (prefix?.family !== 4) throw new Error(text);
    insert(root, prefix, offset);
    const encoded = encode(value);
    data.push(encoded);
    offset += encoded.length;
  }
  const nodes = [root];
  for (const node of nodes) for (const side of node) if (Array.isArray(side)) nodes.push(side);
  const numbers = nodes.flat().map((side) => {
    if (side === null) return nodes.length;
    return Array.isArray(side) ? nodes.indexOf(side) : nodes.length + SEPARATOR_BYTES + side;
  });
  const tree = Buffer.alloc(nodes.length * 6);
  numbers.forEach((number, i) => tree.writeUIntBE(number, i * 3, 3));
  const mark = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
  return Buffer.concat([tree, Buffer.alloc(SEPARATOR_BYTES), ...data, mark, encode(metadata(nodes.length))]);
}

const metadata = (nodes: number): Value => ({
  node_count: nodes,
  record_size: 24,
  ip_version: 4,
  database_type: "Test",
  languages: ["en"],
  binary_format_major_version: 2,
  binary_format_minor_version: 0,
  build_epoch: 1,
  description: { en: "Test" },
});

function insert(root: Node, { first, length }: Prefix, offset: number): void {
  let node = root;
  for (let bit = 0; bit < length; bit++) {
    const side = Number((first >> BigInt(31 - bit)) & 1n) === 0 ? 0 : 1;
    const next = node[side];
    if (bit === length - 1) node[side] = offset;
    else if (Array.isArray(next)) node = next;
    else node = node[side] = [null, null];
  }
}

function encode(value: Value): Buffer {
  if (typeof value === "string") return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "number")
    return Buffer.from([(6 << 5) | 4, ...[24, 16, 8, 0].map((shift) => (value >> shift) & 255)]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 11 - 7]), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(7, entries.length), ...entries.flat().map(encode)]);
}

const control = (type: number, size: number) =>
  size < 29 ? Buffer.from([(type << 5) | size]) : Buffer.from([(type << 5) | 29, size - 29]);
