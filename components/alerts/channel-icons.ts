import {
  IconBrandSlack,
  IconBrandWechat,
  IconMail,
  IconMessage2Bolt,
  IconSend,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { ChannelKind } from "@/lib/alerts/values";

export const CHANNEL_ICONS: Record<ChannelKind, Icon> = {
  wecom: IconBrandWechat,
  dingtalk: IconMessage2Bolt,
  feishu: IconSend,
  slack: IconBrandSlack,
  email: IconMail,
  webhook: IconWebhook,
};
