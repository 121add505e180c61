import { no } from './answers.ts';
import type { Collection, Item } from './storage.ts';

/**
 * The few forms of query that the adapters send; any other is refused.
 *
 *  SELECT [TOP @n] VALUE c.x | c.x, c.y FROM c WHERE <condition> AND ... [ORDER BY c.x [DESC]]
 * condition: c.x <op> @p · ARRAY_CONTAINS(@p, c.x) · NOT ARRAY_CONTAINS(@p, c.x) · CONTAINS(c.x,
 * @p)
 */
export type Query = {
  readonly top?: string;
  readonly value: boolean;
  readonly fields: readonly string[];
  readonly where: readonly Condition[];
  readonly orderBy?: { readonly field: string; readonly descending: boolean };
};
type Condition = { readonly field: string; readonly parameter: string; readonly operator: string };
export type Parameters = ReadonlyMap<string, unknown>;

const QUERY =
  /^SELECT (?:TOP @(\w+) )?(VALUE )?(c\.\w+(?:, c\.\w+)*) FROM c WHERE (.+?)(?: ORDER BY c\.(\w+)( DESC)?)?$/;
const COMPARISON = /^c\.(\w+) (=|!=|<|<=|>|>=) @(\w+)$/;
const CALL =
  /^(NOT ARRAY_CONTAINS|ARRAY_CONTAINS|CONTAINS)\((?:@(\w+), c\.(\w+)|c\.(\w+), @(\w+))\)$/;

export function parse(text: string): Query {
  const found = QUERY.exec(text);
  if (!found) throw no.valid(`Syntax error, or more than the double knows: ${text}`);
  const [, top, value, fields = '', where = '', orderBy, descending] = found;
  return {
    ...(top === undefined ? {} : { top }),
    value: value !== undefined,
    fields: fields.split(', ').map((field) => field.slice(2)),
    where: where.split(' AND ').map(condition),
    ...(orderBy === undefined
      ? {}
      : { orderBy: { field: orderBy, descending: descending !== undefined } }),
  };
}

function condition(text: string): Condition {
  const [, compared, operator, against] = COMPARISON.exec(text) ?? [];
  if (compared && operator && against) return { field: compared, operator, parameter: against };
  const [, call, array, member, property, word] = CALL.exec(text) ?? [];
  if (call?.endsWith('ARRAY_CONTAINS') && array && member)
    return { field: member, operator: call, parameter: array };
  if (call === 'CONTAINS' && property && word)
    return { field: property, operator: call, parameter: word };
  throw no.valid(`Syntax error, or more than the double knows: ${text}`);
}

/**
 * Refuses a query on paths that are not indexed. ORDER BY: Azure refuses as well ("The order-by
 * item is excluded", learn.microsoft.com/azure/cosmos-db/index-policy). Comparisons: Azure would
 * read every document; the double refuses, so that no query of ours ever does.
 */
export function checkIndex({ where, orderBy }: Query, { indexed }: Collection): void {
  const ranged = where
    .filter(({ operator }) => /^(=|<|<=|>|>=)$/.test(operator))
    .map(({ field }) => field);
  if (ranged.length === 0) throw no.valid('the double refuses queries that read every document');
  for (const field of [...ranged, ...(orderBy ? [orderBy.field] : [])])
    if (!indexed.has(`/${field}`)) throw no.valid(`the path /${field} is excluded from indexing`);
}

/**
 * Whether an item fulfils all conditions; a missing property fulfils none
 * (learn.microsoft.com/cosmos-db/query: undefined).
 */
export function matches(item: Item, { where }: Query, values: Parameters): boolean {
  return where.every(({ field, operator, parameter }) => {
    if (!values.has(parameter)) throw no.valid(`the parameter @${parameter} is not given`);
    const wanted = values.get(parameter);
    const value = item[field];
    if (value === undefined) return false;
    switch (operator) {
      case 'ARRAY_CONTAINS':
        return Array.isArray(wanted) && wanted.includes(value);
      case 'NOT ARRAY_CONTAINS':
        return Array.isArray(wanted) && !wanted.includes(value);
      case 'CONTAINS':
        return typeof value === 'string' && typeof wanted === 'string' && value.includes(wanted);
      default:
        return (
          typeof value === 'string' &&
          typeof wanted === 'string' &&
          compare(operator, value, wanted)
        );
    }
  });
}

function compare(operator: string, a: string, b: string): boolean {
  if (operator === '=') return a === b;
  if (operator === '!=') return a !== b;
  if (operator.startsWith('<')) return a < b || (operator === '<=' && a === b);
  return a > b || (operator === '>=' && a === b);
}

export function inOrder(items: readonly Item[], { orderBy }: Query): readonly Item[] {
  if (!orderBy) return items;
  const sign = orderBy.descending ? -1 : 1;
  const key = (item: Item): string => item[orderBy.field] as string;
  return items.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -sign : sign));
}

export function project(item: Item, { fields, value }: Query): unknown {
  if (value) return item[fields[0] ?? ''];
  return Object.fromEntries(fields.map((field) => [field, item[field]]));
}
