import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type CosmosAnswer, no, notModelled } from './answers.ts';
import { parseAs, type Request } from './http.ts';
import {
  checkIndex,
  inOrder,
  matches,
  parse,
  type Parameters,
  project,
  type Query,
} from './sql.ts';
import { type Collection, type Item, rangeOf, ranges } from './storage.ts';

/** The largest page that Azure gives (learn.microsoft.com/cosmos-db/query/pagination). */
const MAX_PAGE = 1000;

const spec = z.strictObject({
  query: z.string(),
  parameters: z
    .array(z.strictObject({ name: z.string().regex(/^@\w+$/), value: z.unknown() }))
    .optional(),
});

/**
 * Queries as in learn.microsoft.com/rest/api/cosmos-db/query-documents, with x-ms-continuation
 * where there is more: one partition by its key, or one physical partition by its range id. The
 * gateway first refuses queries across partitions; the client then asks for the plan, sends the
 * plan's own text to each range and merges the results
 * (querying-cosmosdb-resources-using-the-rest-api). The plan, its text and its rows are not in any
 * public document: the client's source (QueryInfo, PartitionedQueryExecutionInfo,
 * OrderByDocumentProducerComparator).
 */
export function queryEngine(pageSize: number, charge: (items: readonly Item[]) => number) {
  /** Texts of plans handed out; no other rewritten query is accepted. */
  const planned = new Map<string, Query>();

  function read({ body }: Request): { text: string; values: Parameters } {
    const { query, parameters = [] } = parseAs(spec, body);
    return {
      text: query,
      values: new Map(parameters.map(({ name, value }) => [name.slice(1), value])),
    };
  }

  function plan(request: Request, collection: Collection): CosmosAnswer {
    const { text, values } = read(request);
    const query = parse(text);
    checkIndex(query, collection);
    const rewritten = query.orderBy ? rewrite(text, query) : '';
    if (rewritten)
      planned.set(rewritten.replace('{documentdb-formattableorderbyquery-filter}', 'true'), query);
    const queryInfo = {
      distinctType: 'None',
      top: topOf(query, values) ?? null,
      offset: null,
      limit: null,
      orderBy: query.orderBy ? [query.orderBy.descending ? 'Descending' : 'Ascending'] : [],
      orderByExpressions: query.orderBy ? [`c.${query.orderBy.field}`] : [],
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: rewritten,
      hasSelectValue: query.value,
      hasNonStreamingOrderBy: false,
    };
    const queryRanges = [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }];
    return {
      status: 200,
      body: { partitionedQueryExecutionInfoVersion: 2, queryInfo, queryRanges },
    };
  }

  function page(request: Request, collection: Collection): CosmosAnswer {
    const { text, values } = read(request);
    const inPlan = planned.get(text);
    const query = inPlan ?? parse(text);
    checkIndex(query, collection);
    const items = inOrder(
      shuffle(itemsOf(request, collection)).filter((item) => matches(item, query, values)),
      query,
    );
    const top = topOf(query, values) ?? items.length;
    const from = count('x-ms-continuation', request.header('x-ms-continuation') ?? 0);
    const size = Math.min(
      pageSize,
      count('x-ms-max-item-count', request.header('x-ms-max-item-count') ?? MAX_PAGE),
      MAX_PAGE,
    );
    const end = Math.min(from + size, top, items.length);
    const found = items.slice(from, end);
    const documents = found.map((item) =>
      inPlan?.orderBy
        ? {
            _rid: item.id,
            orderByItems: [{ item: item[inPlan.orderBy.field] }],
            payload: project(item, query),
          }
        : project(item, query),
    );
    return {
      status: 200,
      body: { _rid: '', Documents: documents, _count: documents.length },
      headers: {
        'x-ms-request-charge': String(charge(found)),
        ...(end < Math.min(top, items.length) ? { 'x-ms-continuation': String(end) } : {}),
      },
    };
  }

  function itemsOf({ header }: Request, collection: Collection): Item[] {
    const key = header('x-ms-documentdb-partitionkey');
    const range = header('x-ms-documentdb-partitionkeyrangeid');
    if (key !== undefined) {
      // learn.microsoft.com/azure/cosmos-db/index-policy: the partition key is not indexed by
      // itself; Azure would scan
      if (!collection.indexed.has(collection.keyPath))
        throw no.valid(`${collection.keyPath} is not indexed`);
      return [...(collection.partitions.get(key)?.values() ?? [])];
    }
    if (range !== undefined) {
      if (!ranges.some(({ id }) => id === range)) throw no.range();
      return [...collection.partitions].flatMap(([one, items]) =>
        rangeOf(one) === range ? [...items.values()] : [],
      );
    }
    throw no.crossPartition();
  }

  return (request: Request, collection: Collection): CosmosAnswer => {
    if (request.header('content-type') !== 'application/query+json')
      notModelled('this content type of a query');
    return request.header('x-ms-cosmos-is-query-plan-request')
      ? plan(request, collection)
      : page(request, collection);
  };
}

/**
 * An order that nobody expects, also for ties, since no document promises an order without ORDER
 * BY.
 */
function shuffle(items: readonly Item[]): Item[] {
  const place = ({ id }: Item): string => createHash('sha256').update(id).digest('hex');
  return items.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

function topOf({ top }: Query, values: Parameters): number | undefined {
  return top === undefined ? undefined : count(`@${top}`, values.get(top));
}

function count(name: string, value: unknown): number {
  if (typeof value === 'boolean' || !/^\d{1,9}$/.test(String(value)))
    throw no.valid(`${name} is ${String(value)}`);
  return Number(value);
}

/**
 * The query as Azure rewrites it: sort values beside each row, and a place for the filter of a
 * continuation.
 */
function rewrite(text: string, { top, fields, value, orderBy }: Query): string {
  const where = text.slice(text.indexOf(' WHERE ') + 7, text.indexOf(' ORDER BY '));
  const payload = value
    ? `c.${fields[0]}`
    : `{${fields.map((field) => `"${field}": c.${field}`).join(', ')}}`;
  return `SELECT ${top === undefined ? '' : `TOP @${top} `}c._rid, [{"item": c.${orderBy?.field}}] AS orderByItems, ${payload} AS payload FROM c WHERE ((${where}) AND ({documentdb-formattableorderbyquery-filter})) ${text.slice(text.indexOf('ORDER BY'))}`;
}
