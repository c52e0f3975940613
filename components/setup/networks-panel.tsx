"use client";

import { Button, FileButton, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCheckNetworks, useNetworks, useStoreNetworks } from "@/lib/client/queries/networks";
import { MAX_NETWORK_FILE_BYTES } from "@/lib/contracts/values";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { useProblemText } from "../ui/use-problem-text";
import { DeleteNetworks } from "./delete-networks";
import { NetworksReportView } from "./networks-report";
import classes from "./setup.module.css";

/** The file that names networks: a chosen file is checked and previewed before it replaces the stored one. */
export function NetworksPanel() {
  const t = useTranslations("networks");
  const textOf = useProblemText();
  const { data, error, refetch } = useNetworks();
  const file = data?.file ?? null;
  const check = useCheckNetworks();
  const store = useStoreNetworks();
  const [chosen, setChosen] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [deleting, setDeleting] = useState<string | null>(null);
  const failed = check.error ?? store.error;

  const choose = (next: File | null) => {
    check.reset();
    store.reset();
    const large = next !== null && next.size > MAX_NETWORK_FILE_BYTES;
    setTooLarge(large);
    setChosen(large ? null : next);
    if (next !== null && !large) check.mutate(next);
  };

  return (
    <Panel title={t("title")}>
      <p className={classes.detail}>{t("text")}</p>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={40} />
      ) : file && data.report ? (
        <>
          <p className={classes.detail}>
            {t.rich("stored", {
              name: file.fileName,
              by: file.uploadedBy,
              time: () => <Time at={file.uploadedAt} place="sentence" />,
            })}
          </p>
          <NetworksReportView report={data.report} />
        </>
      ) : (
        <p className={classes.none}>{t("none")}</p>
      )}
      {chosen && check.data && (
        <section className={classes.good} aria-label={t("preview", { name: chosen.name })}>
          <strong>{t("preview", { name: chosen.name })}</strong>
          <NetworksReportView report={check.data} />
          <Group gap="xs" mt="xs">
            <Button
              size="xs"
              loading={store.isPending}
              onClick={() => store.mutate(chosen, { onSuccess: () => choose(null) })}
            >
              {file ? t("replace") : t("store")}
            </Button>
            <Button size="xs" variant="default" onClick={() => choose(null)}>
              {t("cancel")}
            </Button>
          </Group>
        </section>
      )}
      {(failed || tooLarge) && (
        <p role="alert" className={classes.bad}>
          {tooLarge ? t("tooLarge") : failed && textOf(failed)}
        </p>
      )}
      <Group gap="xs" mt="sm">
        <FileButton onChange={choose} accept=".csv,.txt,.mmdb">
          {(props) => (
            <Button {...props} size="xs" variant="default" loading={check.isPending}>
              {t("choose")}
            </Button>
          )}
        </FileButton>
        {file && (
          <>
            <Button component="a" href="/api/v1/networks/file" download size="xs" variant="default">
              {t("download")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDeleting(file.fileName)}>
              {t("delete")}
            </Button>
          </>
        )}
      </Group>
      <DeleteNetworks fileName={deleting} onClose={() => setDeleting(null)} />
    </Panel>
  );
}
