"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAddMarker } from "@/lib/client/queries/markers";
import { useNow } from "@/lib/client/time/now";
import { MAX_MARKER_TEXT } from "@/lib/contracts/values";
import { PLATFORMS } from "@/lib/protocol/platform";
import { ErrorLine } from "../ui/error-line";
import { MomentField } from "../ui/moment/moment-field";
import { useTypedMoment } from "../ui/moment/use-typed-moment";
import classes from "./markers.module.css";

interface AddMarkerProps {
  /** The time to begin with, in milliseconds. */
  at: number;
  zone: string;
  onClose: () => void;
}

/** Asks for the text, the time and the platform of a marker. It stays open until the marker is stored. */
export function AddMarker({ at, zone, onClose }: AddMarkerProps) {
  const t = useTranslations("markers");
  const platforms = useTranslations("platform");
  const common = useTranslations("common");
  const add = useAddMarker();
  const [text, setText] = useState("");
  const now = useNow() ?? at;
  const time = useTypedMoment(at, { zone, now });
  const [platform, setPlatform] = useState("");
  return (
    <Modal opened onClose={onClose} title={t("add")} closeButtonProps={{ "aria-label": common("close") }} centered>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          const chosen = PLATFORMS.find((name) => name === platform) ?? null;
          if (time.at === null || text.trim() === "") return;
          add.mutate({ at: new Date(time.at).toISOString(), text, platform: chosen }, { onSuccess: onClose });
        }}
      >
        <TextInput
          label={t("text")}
          placeholder={t("textExample")}
          value={text}
          maxLength={MAX_MARKER_TEXT}
          required
          withAsterisk={false}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <MomentField label={t("zone", { zone })} moment={time} zone={zone} now={now} withCalendar />
        <NativeSelect
          label={t("platform")}
          value={platform}
          data={[
            { value: "", label: t("allPlatforms") },
            ...PLATFORMS.filter((name) => name !== "unknown").map((name) => ({ value: name, label: platforms(name) })),
          ]}
          onChange={(event) => setPlatform(event.currentTarget.value)}
        />
        <ErrorLine error={add.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={time.at === null || text.trim() === ""}>
            {t("add")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
