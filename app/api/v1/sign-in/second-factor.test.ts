import { beforeEach, describe, expect, it } from "vitest";
import { totpSetup, recoveryCodes } from "@/lib/contracts/factors";
import { account } from "@/lib/contracts/account";
import { peopleAnswer } from "@/lib/contracts/people";
import { recorded } from "@/lib/server/audit/recorder";
import { resetFactorsOf } from "@/lib/server/auth/factors";
import { resetPassword } from "@/lib/server/auth/reset-password";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { newTotpSecret, totpCodeAt } from "@/lib/server/auth/totp";
import { db } from "@/lib/server/db/client";
import { seal } from "@/lib/server/encryption/seal";
import { clearAudit } from "@/lib/server/testing/clear-audit";
import { makePerson, openSession, PASSWORD } from "@/lib/server/testing/person";
import { MINUTE, SECOND } from "@/lib/time/units";
import { browserOf } from "../testing/browser";
import { problemOf } from "../testing/client";

const EMAIL = "ada@example.com";
const browser = (address?: string) => browserOf(EMAIL, { address });
let id: string;

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE auth_user, sign_in_policy, sign_in_limit, auth_verification CASCADE`;
  clearSessionCache();
  await clearAudit();
  id = await makePerson(EMAIL, { roles: ["administrator"] });
});

/** Sets an authenticator app up on the page Account. Returns its secret and the recovery codes. */
async function setUp(session: ReturnType<typeof browser>) {
  const begun = totpSetup.parse(await (await session.ask("POST account/totp", { password: PASSWORD })).json());
  const code = totpCodeAt(begun.secret, new Date(Date.now() - 30 * SECOND));
  const confirmed = await session.ask("PUT account/totp", { code });
  return { ...begun, codes: recoveryCodes.parse(await confirmed.json()).recoveryCodes };
}

async function signedIn() {
  const own = browser();
  expect(await own.signIn()).toEqual({ next: "done" });
  return own;
}

const entries = async (kind: string) => {
  await recorded();
  const rows = await db().$queryRaw<{ endpoint: string; detail: string }[]>`
    SELECT endpoint, detail FROM audit_entry JOIN audit_content ON entry_id = id WHERE kind = ${kind} ORDER BY id`;
  return rows.map(({ endpoint, detail }) => [endpoint, JSON.parse(detail) as unknown]);
};

describe("an authenticator app", () => {
  it("is asked for after the password, and only then there is a session", async () => {
    const { secret } = await setUp(await signedIn());
    const own = browser();
    expect(await own.signIn()).toEqual({ next: "factor", factors: ["totp"] });
    expect(await own.isIn()).toBe(false);
    const before = await db().authSession.count();
    const done = await own.ask("POST sign-in/code", { code: totpCodeAt(secret, new Date()) });
    expect(await done.json()).toEqual({ next: "done" });
    expect([await own.isIn(), await db().authSession.count()]).toEqual([true, before + 1]);
    expect(await entries("sign_in")).toEqual([
      ["POST sign-in", { by: "password" }],
      ["POST sign-in/code", { by: "password", factor: "totp" }],
    ]);
  });

  it("takes no code twice, not even the one that confirmed it", async () => {
    const { secret } = await setUp(await signedIn());
    const code = totpCodeAt(secret, new Date());
    const [first, second] = [browser(), browser()];
    await first.signIn();
    await second.signIn();
    const confirming = totpCodeAt(secret, new Date(Date.now() - 30 * SECOND));
    expect(await problemOf(first.ask("POST sign-in/code", { code: confirming }))).toMatchObject({ code: "wrong_code" });
    const both = await Promise.all([first, second].map((one) => one.ask("POST sign-in/code", { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(await entries("sign_in_failed")).toHaveLength(2);
  });

  it("is nothing before a code confirms it, and asks for the password", async () => {
    const own = await signedIn();
    expect(await problemOf(own.ask("POST account/totp", { password: "not this one" }))).toMatchObject({
      code: "wrong_password",
    });
    await own.ask("POST account/totp", { password: PASSWORD });
    expect(await problemOf(own.ask("PUT account/totp", { code: "000000" }))).toMatchObject({ code: "wrong_code" });
    expect(await browser().signIn()).toEqual({ next: "done" });
  });

  it("is encrypted in the database, and the codes are hashed", async () => {
    const { secret, codes } = await setUp(await signedIn());
    const stored = JSON.stringify([await db().totpFactor.findMany(), await db().recoveryCode.findMany()]);
    for (const text of [secret, ...codes, ...codes.map((code) => code.replace("-", ""))])
      expect(stored).not.toContain(text);
  });

  it("ends the other sessions when it is set up, and is removed with the password", async () => {
    const [own, other] = [await signedIn(), await signedIn()];
    await setUp(own);
    expect([await own.isIn(), await other.isIn()]).toEqual([true, false]);
    expect((await own.ask("DELETE account/totp", { password: PASSWORD })).status).toBe(200);
    expect(await browser().signIn()).toEqual({ next: "done" });
    expect(await db().recoveryCode.count()).toBe(0);
  });
});

describe("a recovery code", () => {
  it("works once, however it is typed, and new ones replace all", async () => {
    const own = await signedIn();
    const { codes } = await setUp(own);
    expect(new Set(codes).size).toBe(10);
    const typed = ` ${(codes[0] ?? "").toUpperCase().replace("-", " ")}`;
    const lost = browser();
    await lost.signIn();
    expect((await lost.ask("POST sign-in/code", { code: typed })).status).toBe(200);
    expect(account.parse(await (await own.ask("GET account")).json()).factors).toMatchObject({ recoveryCodesLeft: 9 });
    await lost.signIn();
    expect(await problemOf(lost.ask("POST sign-in/code", { code: codes[0] }))).toMatchObject({ code: "wrong_code" });
    await own.ask("POST account/recovery-codes", { password: PASSWORD });
    expect(await problemOf(lost.ask("POST sign-in/code", { code: codes[1] }))).toMatchObject({ code: "wrong_code" });
  });
});

describe("the step of the second factor", () => {
  it("belongs to the browser that knew the password, and is over once it is done", async () => {
    const { secret, codes } = await setUp(await signedIn());
    const code = totpCodeAt(secret, new Date());
    expect(await problemOf(browser().ask("POST sign-in/code", { code }))).toMatchObject({ status: 410, code: "gone" });
    const own = browser();
    await own.signIn();
    const copy = browser();
    for (const [name, value] of own.jar) copy.jar.set(name, value);
    expect((await own.ask("POST sign-in/code", { code })).status).toBe(200);
    expect((await problemOf(copy.ask("POST sign-in/code", { code: codes[0] }))).code).toBe("gone");
    const kept = copy.jar.get("rollcall.sign-in") ?? "";
    const other = kept.at(-5) === "A" ? "B" : "A";
    copy.jar.set("rollcall.sign-in", kept.slice(0, -5) + other + kept.slice(-4));
    expect((await problemOf(copy.ask("POST sign-in/code", { code }))).code).toBe("gone");
  });

  it("allows five wrong codes in 15 minutes, however often the password is given again", async () => {
    const { secret } = await setUp(await signedIn());
    for (let n = 0; n < 5; n++) {
      const thief = browser(`203.0.113.${n}`);
      await thief.signIn();
      expect((await problemOf(thief.ask("POST sign-in/code", { code: "000000" }))).code).toBe("wrong_code");
    }
    const thief = browser("203.0.113.99");
    await thief.signIn();
    const right = { code: totpCodeAt(secret, new Date()) };
    expect(await problemOf(thief.ask("POST sign-in/code", right))).toMatchObject({ code: "throttled" });
    await db().signInLimit.updateMany({ data: { endsAt: new Date(Date.now() - MINUTE) } });
    expect((await thief.ask("POST sign-in/code", right)).status).toBe(200);
  });

  it("is over when the password is changed", async () => {
    const { secret } = await setUp(await signedIn());
    const thief = browser();
    await thief.signIn();
    await resetPassword(EMAIL);
    const refused = thief.ask("POST sign-in/code", { code: totpCodeAt(secret, new Date()) });
    expect(await problemOf(refused)).toMatchObject({ code: "gone" });
    expect(await thief.isIn()).toBe(false);
  });

  it("lets nobody in who is deactivated meanwhile", async () => {
    const { secret } = await setUp(await signedIn());
    const own = browser();
    await own.signIn();
    await db().authUser.update({ where: { id }, data: { deactivatedAt: new Date() } });
    const refused = own.ask("POST sign-in/code", { code: totpCodeAt(secret, new Date()) });
    expect(await problemOf(refused)).toMatchObject({ code: "deactivated" });
    expect(await own.isIn()).toBe(false);
  });
});

describe("an installation that requires a factor", () => {
  it("lets nobody in who has not set one up, and goes on from there", async () => {
    const admin = await signedIn();
    expect((await admin.ask("PUT people/policy", { requireFactor: true })).status).toBe(200);
    const own = browser();
    expect(await own.signIn()).toEqual({ next: "enrolment" });
    expect(await own.isIn()).toBe(false);
    expect((await problemOf(own.ask("POST sign-in/code", { code: "000000" }))).code).toBe("gone");
    const { secret } = totpSetup.parse(await (await own.ask("POST sign-in/totp")).json());
    const done = await own.ask("PUT sign-in/totp", { code: totpCodeAt(secret, new Date()) });
    expect(recoveryCodes.parse(await done.json()).recoveryCodes).toHaveLength(10);
    expect(await own.isIn()).toBe(true);
    expect(await problemOf(own.ask("DELETE account/totp", { password: PASSWORD }))).toMatchObject({
      status: 409,
      code: "factor_required",
    });
  });

  it("lets nobody with a factor set up another one by the password alone", async () => {
    const admin = await signedIn();
    await admin.ask("PUT people/policy", { requireFactor: true });
    const thief = browser();
    expect(await thief.signIn()).toEqual({ next: "enrolment" });
    await setUp(admin);
    expect((await problemOf(thief.ask("POST sign-in/totp"))).code).toBe("gone");
  });
});

describe("a lost factor", () => {
  it("is removed by an administrator, who sees who has one", async () => {
    const bob = await makePerson("bob@example.com");
    await openSession("bob@example.com");
    const secret = seal(newTotpSecret(), `totp_factor.secret:${bob}`);
    await db().totpFactor.create({ data: { userId: bob, secret, lastStep: 0 } });
    const admin = await signedIn();
    const people = async () => peopleAnswer.parse(await (await admin.ask("GET people")).json()).people;
    expect((await people()).map(({ email, hasFactor }) => [email, hasFactor])).toEqual([
      [EMAIL, false],
      ["bob@example.com", true],
    ]);
    expect((await admin.ask("DELETE people/factors", undefined, { id: bob })).status).toBe(200);
    expect((await people()).map(({ hasFactor }) => hasFactor)).toEqual([false, false]);
    expect((await problemOf(admin.ask("DELETE people/factors", undefined, { id: "nobody" }))).status).toBe(404);
    expect(await db().authSession.count({ where: { userId: bob } })).toBe(0);
  });

  it("is removed by the command, which the audit notes", async () => {
    await setUp(await signedIn());
    expect(await resetFactorsOf(EMAIL.toUpperCase())).toBe(true);
    expect(await browser().signIn()).toEqual({ next: "done" });
    expect(await resetFactorsOf("eve@example.com")).toBe(false);
    expect(await entries("change")).toContainEqual(["reset-factors", { email: EMAIL }]);
  });
});

it("writes no code into the audit", async () => {
  const { codes } = await setUp(await signedIn());
  const own = browser();
  await own.signIn();
  await own.ask("POST sign-in/code", { code: codes[3] });
  await recorded();
  const all = JSON.stringify(await db().auditContent.findMany({ select: { detail: true } }));
  expect(all).not.toContain(codes[3]);
  expect(all).not.toMatch(/\d{6}/);
});
