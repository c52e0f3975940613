import type { UseFormReturnType } from "@mantine/form";
import type { ChannelValues } from "@/lib/client/alerts/channel-form";

export interface ChannelFieldsProps {
  form: UseFormReturnType<ChannelValues>;
  /** The masked settings of a channel to edit; null for a new one. */
  masked: Record<string, unknown> | null;
}
