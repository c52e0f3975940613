"use client";

import { Button } from "@mantine/core";
import { IconEraser } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErasures, useLiftErasure } from "@/lib/client/queries/erasures";
import type { Erasure } from "@/lib/contracts/erasures";
import { DebouncedInput } from "../ui/debounced-input";
import { DeleteDialog } from "../ui/delete-dialog";
import { ListRows } from "../ui/list-row";
import { LoadMore } from "../ui/load-more";
import { StatPanel } from "../ui/stat-panel";
import { EraseDialog } from "./erase-dialog";
import { ErasureRow } from "./erasure-row";
import classes from "./erasures.module.css";

/** The erased users of an app: how far each erasure is, and the way to lift it. */
export function ErasuresPanel({ app }: { app: string }) {
  const t = useTranslations("erasures");
  const [user, setUser] = useState("");
  const [erasing, setErasing] = useState(false);
  const [lifted, setLifted] = useState<Erasure | null>(null);
  const list = useErasures(app, user === "" ? undefined : user);
  const lift = useLiftErasure(app);
  return (
    <StatPanel title={t("title")} query={list} height={120} flush>
      {({ pages }) => {
        const erasures = pages.flatMap((page) => page.erasures);
        return (
          <>
            <p className={classes.lead}>{t("lead")}</p>
            <div className={classes.tools}>
              <div className={classes.find}>
                <DebouncedInput label={t("find")} size="xs" value={user} onSettle={setUser} />
              </div>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconEraser size={14} stroke={1.7} aria-hidden />}
                onClick={() => setErasing(true)}
              >
                {t("eraseOther")}
              </Button>
            </div>
            {erasures.length === 0 ? (
              <p className={classes.none} role="status">
                {user === "" ? t("none") : t("noneNamed")}
              </p>
            ) : (
              <ListRows label={t("title")}>
                {erasures.map((erasure) => (
                  <ErasureRow key={erasure.tombstone} erasure={erasure} onLift={() => setLifted(erasure)} />
                ))}
              </ListRows>
            )}
            {list.hasNextPage && <LoadMore list={list} text={t("shown", { count: erasures.length })} />}
            {erasing && <EraseDialog app={app} onClose={() => setErasing(false)} onErased={() => setErasing(false)} />}
            <DeleteDialog
              opened={lifted !== null}
              title={t("liftTitle")}
              text={t("liftText")}
              action={t("lift")}
              mutation={lift}
              onClose={() => setLifted(null)}
              onDelete={(options) => lifted && lift.mutate(lifted.tombstone, options)}
            />
          </>
        );
      }}
    </StatPanel>
  );
}
