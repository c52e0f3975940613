import type { HttpKind } from "./types";

type RobotKind = Exclude<HttpKind, "webhook">;

/** Where each robot lives: the hosts, the start of the path, and the parameter of the query that it needs. */
const ROBOTS: Record<RobotKind, { hosts: string[]; path: RegExp; parameter?: string }> = {
  wecom: { hosts: ["qyapi.weixin.qq.com"], path: /^\/cgi-bin\/webhook\/send$/, parameter: "key" },
  dingtalk: { hosts: ["oapi.dingtalk.com"], path: /^\/robot\/send$/, parameter: "access_token" },
  feishu: { hosts: ["open.feishu.cn", "open.larksuite.com"], path: /^\/open-apis\/bot\/v2\/hook\/[^/]+$/ },
  slack: { hosts: ["hooks.slack.com"], path: /^\/services\/[^/]+\/[^/]+\/[^/]+$/ },
};

/**
 * Why a channel may not call an address, or null if it may. Robots live at official hosts only. A plain webhook needs
 * https; with `privateAllowed` also http.
 */
export function addressProblem(kind: HttpKind, address: string, privateAllowed: boolean): string | null {
  if (!URL.canParse(address)) return "The address is not a URL.";
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return "The address must not contain a user name or a password.";
  if (kind === "webhook") {
    if (url.protocol === "https:" || (privateAllowed && url.protocol === "http:")) return null;
    return "The address must start with https://.";
  }
  const { hosts, path, parameter } = ROBOTS[kind];
  if (url.protocol !== "https:" || url.port !== "" || !hosts.includes(url.hostname)) {
    return `The address of this robot must start with https://${hosts.join("/ or https://")}/.`;
  }
  if (!path.test(url.pathname)) return "The path is not that of a robot. Copy the whole webhook address of the robot.";
  if (parameter !== undefined && !url.searchParams.get(parameter)) return `The address needs ${parameter}=….`;
  return null;
}
