import { Prisma } from "../db/client";

/**
 * Whether a filter asks for nothing beyond `fields`. A shortcut declares the fields that it takes into account. Any
 * other given field, such as one that is added later, makes it step aside. `schema` says which fields a filter has.
 */
export function understands<Shape extends object>(
  schema: { shape: Shape },
  filter: { [Field in keyof Shape]?: unknown },
  fields: readonly (keyof Shape & string)[],
): boolean {
  const understood = new Set<string>(fields);
  const given: Record<string, unknown> = filter;
  return Object.keys(schema.shape).every((field) => understood.has(field) || given[field] === undefined);
}

/**
 * A condition for every field of a filter. Null: the field is part of another condition or does not narrow the list.
 */
export type Conditions<Filter> = {
  [Field in keyof Filter]-?: ((value: NonNullable<Filter[Field]>) => Prisma.Sql) | null;
};

/** The conditions of the given fields. A field without an entry does not compile, so that no list ignores one. */
export function conditionsOf<Filter extends object>(filter: Filter, conditions: Conditions<Filter>): Prisma.Sql[] {
  const one = <Field extends keyof Filter>(field: Field): Prisma.Sql[] => {
    const [value, condition] = [filter[field], conditions[field]];
    return value === undefined || value === null || condition === null ? [] : [condition(value)];
  };
  return (Object.keys(conditions) as (keyof Filter)[]).flatMap(one);
}

/** A condition if its filter is given, none if not. */
export function when<T>(value: T | undefined, condition: (value: T) => Prisma.Sql): Prisma.Sql[] {
  return value === undefined ? [] : [condition(value)];
}

/** Conditions joined by AND; true if there are none. */
export const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], " AND ");

/** `column >= instant` and `column < instant`: the two sides of a half-open range. */
export const atOrAfter = (column: Prisma.Sql) => (instant: string) => Prisma.sql`${column} >= ${new Date(instant)}`;
export const before = (column: Prisma.Sql) => (instant: string) => Prisma.sql`${column} < ${new Date(instant)}`;

/** `column = value` */
export const equals = (column: Prisma.Sql) => (value: string | boolean | number) => Prisma.sql`${column} = ${value}`;

/** Whether a column has a value. */
export const isPresent = (column: Prisma.Sql) => (present: boolean) =>
  present ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`${column} IS NULL`;
