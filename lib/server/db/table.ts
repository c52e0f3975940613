import { Prisma } from "./generated/client";

type Model = Prisma.ModelName;
type Scalars<M extends Model> = Prisma.TypeMap["model"][M]["payload"]["scalars"];
type Field<M extends Model> = keyof Scalars<M> & string;
type BytesField<M extends Model> = {
  [F in Field<M>]: Scalars<M>[F] extends Uint8Array | null ? F : never;
}[Field<M>];

declare const row: unique symbol;
/** A list of columns in SQL. Its type knows what a row with these columns is. */
export type Columns<Row> = Prisma.Sql & { readonly [row]?: Row };
/** What a row with these columns is. */
export type RowOf<C> = C extends Columns<infer Row> ? Row : never;

/** A table of schema.prisma under an alias, for raw SQL. */
export interface Table<M extends Model> {
  /** `event AS e` */
  from: Prisma.Sql;
  /** `e.user_id` */
  column: (field: Field<M>) => Prisma.Sql;
  /** `e.user_id AS "userId", …` */
  columns: <F extends Field<M>>(...fields: F[]) => Columns<Pick<Scalars<M>, F>>;
  /** `encode(e.identity, 'hex') AS "identity", …` for columns of bytes. */
  hex: <F extends BytesField<M>>(...fields: F[]) => Columns<{ [K in F]: string | Extract<Scalars<M>[K], null> }>;
}

/**
 * Names of a model's table and columns for raw SQL. A field that schema.prisma does not have, does not compile. Names
 * in the database are those of the schema in snake case, which table.test.ts checks.
 */
export function tableOf<M extends Model>(model: M, alias: string): Table<M> {
  const name = (field: string) => `${alias}.${snakeCase(field)}`;
  return {
    from: Prisma.raw(`${snakeCase(model)} AS ${alias}`),
    column: (field) => Prisma.raw(name(field)),
    columns: (...fields) => Prisma.raw(fields.map((field) => `${name(field)} AS "${field}"`).join(", ")),
    hex: (...fields) => Prisma.raw(fields.map((field) => `encode(${name(field)}, 'hex') AS "${field}"`).join(", ")),
  };
}

/** `userId` → `user_id`, `EventVerdict` → `event_verdict`. */
export const snakeCase = (name: string) => name.replace(/(?<=.)[A-Z]/g, "_$&").toLowerCase();
