import type { Permission } from "@/lib/contracts/roles";

/** What a page can ask for. */
type PagePermission = Exclude<Permission, "annotate" | "export">;

/** What each page asks for, by path. A page that is not here is open to everybody who is signed in. */
const PAGE_PERMISSIONS: Partial<Record<string, PagePermission>> = {
  "/live": "figures",
  "/users": "list",
  "/user": "find",
  "/activity": "figures",
  "/platforms": "figures",
  "/statuses": "figures",
  "/events": "list",
  "/connections": "list",
  "/compare": "list",
  "/incidents": "figures",
  "/incident": "figures",
  "/markers": "figures",
  "/alerts": "figures",
  "/health": "figures",
  "/setup": "administer",
  "/audit": "administer",
  "/people": "administer",
};

/** Pages of all apps: the permission is needed in all. */
const EVERYWHERE = ["/audit", "/people"];

interface PageNeed {
  permission: PagePermission;
  everywhere: boolean;
}

/** What an address of the console asks for; null if it asks for nothing. */
export function needOf(href: string): PageNeed | null {
  const path = /^\/[^/?#]*/.exec(href)?.[0] ?? "";
  const permission = PAGE_PERMISSIONS[path];
  return permission === undefined ? null : { permission, everywhere: EVERYWHERE.includes(path) };
}
