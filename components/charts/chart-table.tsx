import type { TableCell, TableData } from "@/lib/client/table/table";
import { Link } from "../ui/link";
import shared from "../ui/table.module.css";
import classes from "./charts.module.css";

function Cell({ cell }: { cell: TableCell }) {
  return cell.href === undefined ? (
    cell.text
  ) : (
    <Link href={cell.href} prefetch={false}>
      {cell.text}
    </Link>
  );
}

/** The numbers of a chart, with links to the lists behind them. */
export function ChartTableView({ label, table, height }: { label: string; table: TableData; height: number }) {
  return (
    <div className={classes.tableBox} style={{ height }} role="group" aria-label={label} tabIndex={0}>
      <table className={`${classes.table} ${shared.links}`} aria-label={label}>
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ key, cells: [name, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{name && <Cell cell={name} />}</th>
              {rest.map((cell, i) => (
                <td key={i}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
