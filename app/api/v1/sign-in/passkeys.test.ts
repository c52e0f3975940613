import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { account } from "@/lib/contracts/account";
import { recoveryCodes, totpSetup } from "@/lib/contracts/factors";
import { passkeyCreation, passkeyRequest } from "@/lib/contracts/passkeys";
import { recorded } from "@/lib/server/audit/recorder";
import { resetFactorsOf } from "@/lib/server/auth/factors";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { totpCodeAt } from "@/lib/server/auth/totp";
import { db } from "@/lib/server/db/client";
import { authenticator } from "@/lib/server/testing/authenticator";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { makePerson, PASSWORD } from "@/lib/server/testing/person";
import { SECOND } from "@/lib/time/units";
import { browserOf } from "../testing/browser";
import { problemOf } from "../testing/client";

const EMAIL = "ada@example.com";
const HERE = { origin: "http://rollcall.test" };
type Browser = ReturnType<typeof browserOf>;
type Authenticator = ReturnType<typeof authenticator>;
let id: string;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE auth_user, sign_in_policy, sign_in_limit, auth_verification CASCADE`;
  clearSessionCache();
  await clearAudit();
  id = await makePerson(EMAIL, { roles: ["administrator"] });
});

async function signedIn(): Promise<Browser> {
  const own = browserOf(EMAIL);
  expect(await own.signIn()).toEqual({ next: "done" });
  return own;
}

const parsed = async <T>(schema: z.ZodType<T>, response: Response): Promise<T> => {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return schema.parse(body);
};

async function offer(own: Browser) {
  return parsed(passkeyCreation, await own.ask("POST account/passkeys", { password: PASSWORD }));
}

/** Adds a passkey on the page Account. Returns the recovery codes of the answer. */
async function add(own: Browser, key: Authenticator, name = "Laptop"): Promise<string[]> {
  const credential = key.create(await offer(own));
  return (await parsed(recoveryCodes, await own.ask("PUT account/passkeys", { name, credential }))).recoveryCodes;
}

const factorsOf = async (own: Browser) => (await parsed(account, await own.ask("GET account"))).factors;

/** A browser that has shown the password and was asked for a passkey. */
async function asked(address?: string) {
  const own = browserOf(EMAIL, { address });
  expect(await own.signIn()).toMatchObject({ next: "factor", factors: ["passkey"] });
  const request = await parsed(passkeyRequest, await own.ask("POST sign-in/assertion"));
  return { own, request };
}

const entries = async (kind: string) => {
  await recorded();
  const rows = await db().$queryRaw<{ endpoint: string; detail: string }[]>`
    SELECT endpoint, detail FROM audit_entry JOIN audit_content ON entry_id = id WHERE kind = ${kind} ORDER BY id`;
  return rows.map(({ endpoint, detail }) => [endpoint, JSON.parse(detail) as unknown]);
};

describe("a passkey", () => {
  it("is the second step of a sign-in, and its use is noted", async () => {
    const key = authenticator(HERE);
    const own = await signedIn();
    expect(await add(own, key)).toHaveLength(10);
    const { own: next, request } = await asked();
    expect(request).toMatchObject({ rpId: "rollcall.test", userVerification: "required" });
    expect(request.allowCredentials).toEqual([{ id: key.id, type: "public-key", transports: ["internal"] }]);
    expect(await next.isIn()).toBe(false);
    const proof = { credential: key.get(request) };
    expect(await (await next.ask("PUT sign-in/assertion", proof)).json()).toEqual({ next: "done" });
    expect(await next.isIn()).toBe(true);
    const [used] = (await factorsOf(next)).passkeys;
    expect(Date.now() - Date.parse(used?.lastUsedAt ?? "")).toBeLessThan(60 * SECOND);
    expect((await entries("sign_in")).at(-1)).toEqual(["PUT sign-in/assertion", { by: "password", factor: "passkey" }]);
  });

  it("asks for the password, ends other sessions, and is not added twice", async () => {
    const [own, other] = [await signedIn(), await signedIn()];
    const wrong = own.ask("POST account/passkeys", { password: "not this one" });
    expect((await problemOf(wrong)).code).toBe("wrong_password");
    const key = authenticator(HERE);
    await add(own, key);
    expect([await own.isIn(), await other.isIn()]).toEqual([true, false]);
    const again = await offer(own);
    expect(again.excludeCredentials).toEqual([{ id: key.id, type: "public-key", transports: ["internal"] }]);
    const twice = own.ask("PUT account/passkeys", { name: "Again", credential: key.create(again) });
    expect((await problemOf(twice)).code).toBe("conflict");
  });

  it("is one of several, each with a name, and the codes go with the last factor", async () => {
    const own = await signedIn();
    expect(await add(own, authenticator(HERE))).toHaveLength(10);
    expect(await add(own, authenticator(HERE), " Phone ")).toEqual([]);
    const named = async () => (await factorsOf(own)).passkeys.map(({ name }) => name);
    const [laptop, phone] = (await factorsOf(own)).passkeys.map((passkey) => ({ id: passkey.id }));
    await own.ask("PATCH account/passkeys", { name: "Work laptop" }, laptop);
    expect(await named()).toEqual(["Work laptop", "Phone"]);
    expect((await own.ask("DELETE account/passkeys", { password: PASSWORD }, laptop)).status).toBe(200);
    expect(await factorsOf(own)).toMatchObject({ recoveryCodesLeft: 10, passkeys: [{ name: "Phone" }] });
    expect((await own.ask("DELETE account/passkeys", { password: PASSWORD }, phone)).status).toBe(200);
    expect(await factorsOf(own)).toMatchObject({ recoveryCodesLeft: 0, passkeys: [] });
    expect(await browserOf(EMAIL).signIn()).toEqual({ next: "done" });
    const changes = JSON.stringify(await entries("change"));
    expect(changes).toContain("Work laptop");
    expect(changes).not.toMatch(/attestationObject|clientDataJSON/);
  });

  it("belongs to its owner alone", async () => {
    const own = await signedIn();
    await add(own, authenticator(HERE));
    const [passkey] = (await factorsOf(own)).passkeys;
    await makePerson("eve@example.com");
    const eve = browserOf("eve@example.com");
    await eve.signIn();
    const theirs = { id: passkey?.id ?? "" };
    expect((await problemOf(eve.ask("PATCH account/passkeys", { name: "Mine" }, theirs))).code).toBe("not_found");
    expect((await problemOf(eve.ask("DELETE account/passkeys", { password: PASSWORD }, theirs))).code).toBe(
      "not_found",
    );
  });

  it("stands beside an authenticator app, whose codes go on", async () => {
    const own = await signedIn();
    const { secret } = await parsed(totpSetup, await own.ask("POST account/totp", { password: PASSWORD }));
    const code = totpCodeAt(secret, new Date(Date.now() - 30 * SECOND));
    const first = await parsed(recoveryCodes, await own.ask("PUT account/totp", { code }));
    expect(await add(own, authenticator(HERE))).toEqual([]);
    const next = browserOf(EMAIL);
    expect(await next.signIn()).toEqual({ next: "factor", factors: ["totp", "passkey"] });
    expect((await own.ask("DELETE account/totp", { password: PASSWORD })).status).toBe(200);
    expect((await next.ask("POST sign-in/code", { code: first.recoveryCodes[0] })).status).toBe(200);
  });

  it("is removed by who resets the factors of a person", async () => {
    await add(await signedIn(), authenticator(HERE));
    expect(await resetFactorsOf(EMAIL)).toBe(true);
    expect(await db().passkey.count()).toBe(0);
    expect(await browserOf(EMAIL).signIn()).toEqual({ next: "done" });
  });
});

describe("a new passkey is refused", () => {
  it.each([
    ["from another origin", { origin: "https://evil.example" }],
    ["without verifying the person", { ...HERE, verifies: false }],
  ])("%s", async (_, options) => {
    const own = await signedIn();
    const credential = authenticator(options).create(await offer(own));
    const refused = own.ask("PUT account/passkeys", { name: "Laptop", credential });
    expect(await problemOf(refused)).toMatchObject({ status: 403, code: "wrong_passkey" });
    expect(await db().passkey.count()).toBe(0);
  });

  it("for a challenge that was used, of another person, or of nobody", async () => {
    const own = await signedIn();
    const options = await offer(own);
    const kept = new Map(own.jar);
    const put = (who: Browser) =>
      who.ask("PUT account/passkeys", { name: "Laptop", credential: authenticator(HERE).create(options) });
    expect((await put(own)).status).toBe(200);
    own.jar.set("rollcall.passkey", kept.get("rollcall.passkey") ?? "");
    expect((await problemOf(put(own))).code).toBe("gone");
    await makePerson("eve@example.com");
    const eve = browserOf("eve@example.com");
    await eve.signIn();
    expect((await problemOf(put(eve))).code).toBe("gone");
    eve.jar.set("rollcall.passkey", kept.get("rollcall.passkey") ?? "");
    expect((await problemOf(put(eve))).code).toBe("gone");
  });

  it("at an address without a name, to which browsers bind none", async () => {
    const own = browserOf(EMAIL, { host: "[::1]:3000" });
    await own.signIn();
    expect((await factorsOf(own)).passkeyHost).toBeNull();
    const refused = own.ask("POST account/passkeys", { password: PASSWORD });
    const { status, detail } = await problemOf(refused);
    expect([status, detail]).toEqual([409, "Passkeys need a host name; this console has an IP address"]);
  });
});

describe("a proof by a passkey is refused", () => {
  it("if it was seen before, and counts as a wrong code", async () => {
    const key = authenticator({ ...HERE, counter: 5 });
    await add(await signedIn(), key);
    const { own, request } = await asked();
    const proof = { credential: key.get(request) };
    const kept = new Map(own.jar);
    expect((await own.ask("PUT sign-in/assertion", proof)).status).toBe(200);
    const thief = browserOf(EMAIL);
    for (const [name, value] of kept) thief.jar.set(name, value);
    expect((await problemOf(thief.ask("PUT sign-in/assertion", proof))).code).toBe("gone");
    const later = await asked();
    const old = later.own.ask("PUT sign-in/assertion", proof);
    expect((await problemOf(old)).code).toBe("wrong_passkey");
    expect(await entries("sign_in_failed")).toEqual([["PUT sign-in/assertion", { by: "password", factor: "passkey" }]]);
  });

  it("if its counter goes back: the passkey may have been copied", async () => {
    const key = authenticator({ ...HERE, counter: 5 });
    await add(await signedIn(), key);
    const first = await asked();
    expect((await first.own.ask("PUT sign-in/assertion", { credential: key.get(first.request) })).status).toBe(200);
    key.state.counter = 4;
    const second = await asked();
    const copied = second.own.ask("PUT sign-in/assertion", { credential: key.get(second.request) });
    expect((await problemOf(copied)).code).toBe("wrong_passkey");
  });

  it("from another origin, from a stranger's key, and of another person", async () => {
    const key = authenticator(HERE);
    await add(await signedIn(), key);
    const prove = async (credential: (request: z.infer<typeof passkeyRequest>) => unknown) => {
      const { own, request } = await asked();
      return (await problemOf(own.ask("PUT sign-in/assertion", { credential: credential(request) }))).code;
    };
    key.state.origin = "https://evil.example";
    expect(await prove(key.get)).toBe("wrong_passkey");
    key.state.origin = HERE.origin;
    expect(
      await prove((request) => ({
        ...authenticator(HERE).get(request),
        id: key.id,
        rawId: key.id,
      })),
    ).toBe("wrong_passkey");
    const eves = authenticator(HERE);
    await makePerson("eve@example.com");
    const eve = browserOf("eve@example.com");
    await eve.signIn();
    await add(eve, eves);
    expect(await prove(eves.get)).toBe("wrong_passkey");
    expect((await problemOf(browserOf(EMAIL).ask("POST sign-in/assertion"))).code).toBe("gone");
  });

  it("more than five times in 15 minutes, together with codes", async () => {
    const key = authenticator(HERE);
    await add(await signedIn(), key);
    for (let n = 0; n < 5; n++) {
      const { own, request } = await asked(`203.0.113.${n}`);
      const wrong = { credential: { ...key.get(request), id: "another" } };
      const failed =
        n % 2 === 0 ? own.ask("PUT sign-in/assertion", wrong) : own.ask("POST sign-in/code", { code: "000000" });
      expect((await problemOf(failed)).status).toBe(403);
    }
    const { own, request } = await asked("203.0.113.99");
    const refused = own.ask("PUT sign-in/assertion", { credential: key.get(request) });
    expect((await problemOf(refused)).code).toBe("throttled");
  });
});

describe("an installation that requires a factor", () => {
  it("takes a passkey as one, at the sign-in and afterwards", async () => {
    const admin = await signedIn();
    await admin.ask("PUT people/policy", { requireFactor: true });
    const key = authenticator(HERE);
    const own = browserOf(EMAIL);
    expect(await own.signIn()).toEqual({ next: "enrolment" });
    expect((await problemOf(own.ask("POST sign-in/assertion"))).code).toBe("gone");
    const options = await parsed(passkeyCreation, await own.ask("POST sign-in/passkey"));
    const done = await own.ask("PUT sign-in/passkey", { name: "Laptop", credential: key.create(options) });
    expect((await parsed(recoveryCodes, done)).recoveryCodes).toHaveLength(10);
    expect(await own.isIn()).toBe(true);
    const [passkey] = (await factorsOf(own)).passkeys;
    const last = own.ask("DELETE account/passkeys", { password: PASSWORD }, { id: passkey?.id });
    expect(await problemOf(last)).toMatchObject({ code: "factor_required" });
    await add(own, authenticator(HERE), "Phone");
    const one = await own.ask("DELETE account/passkeys", { password: PASSWORD }, { id: passkey?.id });
    expect(one.status).toBe(200);
    expect(await db().passkey.count({ where: { userId: id } })).toBe(1);
  });
});
