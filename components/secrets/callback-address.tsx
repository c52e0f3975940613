"use client";

import { useTranslations } from "next-intl";
import { readAppSecrets } from "@/lib/client/queries/secrets";
import { hasPathSecret } from "@/lib/client/secret";
import type { App } from "@/lib/contracts/app";
import { CopyLine } from "../ui/copy-line";
import { SecretText } from "./secret-text";

/** The address for Tencent's console. While an app is being set up, its secret is shown after a sign-in just now. */
export function CallbackAddress({ app }: { app: App }) {
  const t = useTranslations("setup");
  const { sdkAppId, callbackUrl, firstCallbackAt } = app;
  if (!hasPathSecret(callbackUrl)) return <CopyLine value={callbackUrl} />;
  return (
    <SecretText
      key={`${sdkAppId} ${callbackUrl}`}
      masked={callbackUrl}
      name={t("callbackUrl")}
      read={async () => (await readAppSecrets(sdkAppId)).callbackUrl}
      atOnce={firstCallbackAt === null}
    />
  );
}
