import type { HTMLAttributes } from "react";
import ui from "../ui/ui.module.css";
import { ListBody, type ListBodyProps } from "./list-body";
import classes from "./lists.module.css";

interface ListBoxProps<T> extends ListBodyProps<T> {
  /** Handlers that detect a reader, such as those of hover pause. */
  handlers?: Pick<HTMLAttributes<HTMLDivElement>, "onPointerEnter" | "onPointerLeave" | "onFocus" | "onBlur">;
}

/** The box around the main list of a page. */
export function ListBox<T>({ handlers, ...body }: ListBoxProps<T>) {
  return (
    <div className={`${ui.panel} ${classes.list}`} aria-busy={body.list.isFetching && !body.list.data} {...handlers}>
      <ListBody {...body} />
    </div>
  );
}
