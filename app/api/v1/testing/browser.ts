import type { EndpointKey } from "@/lib/contracts/endpoints";
import { PASSWORD } from "@/lib/server/testing/person";
import { call } from "./client";

/** A browser of a person that keeps its cookies. `address` is where it comes from, `host` what it has opened. */
export function browserOf(email: string, { address = "203.0.113.7", host = "rollcall.test" } = {}) {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split(/=(.*)/s);
      if (/max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const ask = async (key: EndpointKey, body?: unknown, query = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, host, "x-forwarded-for": address };
    return keep(await call(key, query, { headers, ...(body !== undefined && { body: JSON.stringify(body) }) }));
  };
  return {
    ask,
    jar,
    signIn: async (password = PASSWORD) => {
      const answer = await ask("POST sign-in", { email, password });
      return (await answer.json()) as unknown;
    },
    isIn: async () => (await ask("GET account")).status === 200,
  };
}
