"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { settingText } from "@/lib/client/alerts/channel-form";
import { CopyButton } from "../ui/copy-button";
import type { ChannelFieldsProps } from "./channel-fields-props";
import { EmailFields } from "./email-fields";

const EXAMPLES = {
  wecom: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
  dingtalk: "https://oapi.dingtalk.com/robot/send?access_token=…",
  feishu: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
  slack: "https://hooks.slack.com/services/…",
  webhook: "https://ops.example.com/rollcall",
};

/** The fields of a channel's kind. Secrets are written, never read: an empty one keeps its value. */
export function ChannelFields({ form, masked }: ChannelFieldsProps) {
  const t = useTranslations("alerts");
  const { kind, secret } = form.values;
  if (kind === "email") return <EmailFields form={form} masked={masked} />;
  const kept = (field: string) => {
    const value = masked && settingText(masked, field);
    return value === null ? null : t("keep", { value });
  };
  const signed = kind === "dingtalk" || kind === "feishu";
  return (
    <>
      <TextInput
        label={t("address")}
        description={kept("url") ?? t(`address_${kind}`)}
        placeholder={EXAMPLES[kind]}
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        maxLength={2000}
        {...form.getInputProps("url")}
      />
      {signed && (
        <PasswordInput
          label={t("secret")}
          description={kept("secret") ?? t("secretHint")}
          autoComplete="off"
          maxLength={255}
          {...form.getInputProps("secret")}
        />
      )}
      {kind === "webhook" && (
        <TextInput
          label={t("signing")}
          description={kept("secret") ?? t("signingHint")}
          autoComplete="off"
          spellCheck={false}
          maxLength={255}
          rightSection={secret === "" ? undefined : <CopyButton value={secret} />}
          {...form.getInputProps("secret")}
        />
      )}
    </>
  );
}
