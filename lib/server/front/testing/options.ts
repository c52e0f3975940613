import { proxyTrust } from "../../serve/forwarded";
import type { FrontOptions } from "../http-server";

/** A front that answers under every name, over HTTP, without a proxy. */
export const OPEN: FrontOptions = { trust: proxyTrust(0), knowsHost: () => true, https: false, dev: false };
