import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../db/client";
import { readNetworks } from "../queries/networks/read";
import { makeApp } from "../testing/callback";
import { clearData } from "../testing/clear-data";
import { decodeNetworks } from "./decode";
import { deleteNetworks, downloadNetworks, storeNetworks } from "./file";
import { networkName, prefixName, refreshNetworks } from "./names";
import { mmdbFile } from "./testing/mmdb";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const CSV = "prefix,name\n203.0.113.0/24,Office\n2001:db8::/32,Carrier\nbad line\n";

beforeEach(async () => {
  await clearData();
  await db().networkFile.deleteMany();
  await refreshNetworks();
});

describe("a CSV of networks", () => {
  it("names addresses and whole networks once it is stored, and no longer once it is deleted", async () => {
    await storeNetworks(bytes(CSV), "networks.csv", "a@example.com");
    expect(networkName("203.0.113.7")).toBe("Office");
    expect(networkName("2001:db8::1")).toBe("Carrier");
    expect(networkName("198.51.100.1")).toBeNull();
    expect(networkName("text")).toBeNull();
    expect(networkName(null)).toBeNull();
    expect(prefixName("203.0.113.0/24")).toBe("Office");
    expect(prefixName("203.0.112.0/23")).toBeNull();
    await deleteNetworks();
    expect(networkName("203.0.113.7")).toBeNull();
    await expect(deleteNetworks()).rejects.toThrow("There is no file of networks");
  });

  it("is read again when another instance stores a file", async () => {
    await storeNetworks(bytes(CSV), "networks.csv", "a@example.com");
    await db().networkFile.updateMany({ data: { content: bytes("203.0.113.0/24,Moved"), version: "another" } });
    expect(networkName("203.0.113.7")).toBe("Office");
    await refreshNetworks();
    expect(networkName("203.0.113.7")).toBe("Moved");
  });

  it("is downloaded as it was uploaded, with its invalid lines", async () => {
    await storeNetworks(bytes(CSV), "网络 1.csv", "a@example.com");
    const response = await downloadNetworks();
    expect(await response.text()).toBe(CSV);
    expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("网络 1.csv"));
  });

  it("may be in GB 18030, as Excel saves it", () => {
    // 10.0.0.0/8,办公
    const file = Buffer.concat([Buffer.from("10.0.0.0/8,"), Buffer.from([0xb0, 0xec, 0xb9, 0xab])]);
    expect(decodeNetworks(file).names.nameOf({ family: 4, first: 10n << 24n, length: 32 })).toBe("办公");
  });

  it("is refused without a usable line, and the file before stays", async () => {
    await storeNetworks(bytes(CSV), "networks.csv", "a@example.com");
    await expect(storeNetworks(bytes("a,b\n"), "x.csv", "a@example.com")).rejects.toThrow('line 1 is "a,b"');
    expect(networkName("203.0.113.7")).toBe("Office");
  });
});

describe("an MMDB file", () => {
  it("names addresses, and networks that lie in one record", async () => {
    const file = mmdbFile({
      "203.0.113.0/24": { autonomous_system_organization: "Example Net" },
      "10.0.0.0/8": { country: { names: { en: "Nowhere" } } },
    });
    await storeNetworks(new Uint8Array(file), "asn.mmdb", "a@example.com");
    expect(networkName("203.0.113.9")).toBe("Example Net");
    expect(networkName("10.1.2.3")).toBe("Nowhere");
    expect(networkName("198.51.100.1")).toBeNull();
    expect(networkName("2001:db8::1")).toBeNull();
    expect(prefixName("203.0.113.0/24")).toBe("Example Net");
    expect(prefixName("203.0.112.0/23")).toBeNull();
  });

  it("is refused if it is damaged", () => {
    const file = mmdbFile({ "203.0.113.0/24": { name: "x" } });
    expect(() => decodeNetworks(file.subarray(0, file.indexOf("MaxMind.com") + 11))).toThrow("cannot be read");
  });
});

describe("the report of the stored file", () => {
  it("counts lines, and the addresses and connections of the last day", async () => {
    const { id: appId, sdkAppId } = await makeApp();
    const at = new Date(Date.now() - 60_000);
    const ips = ["203.0.113.1", "203.0.113.1", "203.0.113.2", "198.51.100.1", null];
    await db().connection.createMany({
      data: ips.map((clientIp, no) => ({ appId, userId: "u", at, no, platform: "ios", clientIp, startedAt: at })),
    });
    await db().connection.create({
      data: { appId, userId: "u", at: new Date(0), no: 9, platform: "ios", clientIp: "192.0.2.1" },
    });
    expect(await readNetworks(sdkAppId)).toEqual({ file: null, report: null });
    await storeNetworks(bytes(CSV), "networks.csv", "a@example.com");
    expect(await readNetworks(sdkAppId)).toMatchObject({
      file: { kind: "csv", fileName: "networks.csv", bytes: CSV.length, uploadedBy: "a@example.com" },
      report: {
        kind: "csv",
        networks: 2,
        invalid: { count: 1, lines: [{ line: 4, text: "bad line", fault: "columns" }] },
        addresses: { seen: 3, named: 2 },
        names: [{ name: "Office", connections: 3 }],
        unnamed: [{ prefix: "198.51.100.0/24", connections: 1 }],
      },
    });
  });
});
