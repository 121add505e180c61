import type { TokenCredential } from '@azure/identity';
import {
  ConsistencyLevel,
  type Container,
  CosmosClient,
  type CosmosClientOptions,
  type Database,
  type DatabaseAccount,
  type IndexingPolicy,
  type RequestOptions,
} from '@azure/cosmos';
import { type CosmosLimits, within } from './cosmosTime.ts';

const LIMITS: CosmosLimits = { attemptMs: 2000, callMs: 4000 };
const START_MS = 15_000;

export type CosmosAccount = {
  readonly endpoint: string;
  readonly database: string;
  /** The account's key, or a credential that the account trusts, such as a managed identity. */
  readonly credential: string | TokenCredential;
  readonly limits?: CosmosLimits;
  /** Replaces the HTTP client, for measuring. */
  readonly httpClient?: NonNullable<CosmosClientOptions['httpClient']>;
};

export type Cosmos = {
  readonly client: CosmosClient;
  readonly database: Database;
  readonly limits: CosmosLimits;
  container(name: ContainerName): Container;
  close(): void;
};

/**
 * Only queried paths are indexed, since every other path costs request units with each write
 * (README.md). The partition key is listed because queries within a partition use it and it is not
 * indexed by itself.
 */
const definitions = {
  claims: {
    partitionKey: '/claimId',
    indexed:
      '/claimId /type /due /overdue /contact /customer /deadline /waiting /own /search /sendAt /deadAt'.split(
        ' ',
      ),
  },
  conversations: { partitionKey: '/tenantId', indexed: ['/member'] },
  associations: { partitionKey: '/tenantId', indexed: [] },
} as const;
export type ContainerName = keyof typeof definitions;
const names = Object.keys(definitions) as ContainerName[];

/** A client of one database. The first request opens the connection. */
export function connectCosmos({
  endpoint,
  database: name,
  credential,
  limits = LIMITS,
  httpClient,
}: CosmosAccount): Cosmos {
  const client = new CosmosClient({
    endpoint,
    ...(typeof credential === 'string' ? { key: credential } : { aadCredentials: credential }),
    ...(httpClient ? { httpClient } : {}),
    connectionPolicy: {
      requestTimeout: limits.attemptMs,
      // for throttled requests only; the default of nine retries within 30 s is longer than a turn
      retryOptions: {
        maxRetryAttemptCount: 4,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 2,
      },
    },
  });
  const database = client.database(name);
  return {
    client,
    database,
    limits,
    container: (id) => database.container(id),
    close: () => client.dispose(),
  };
}

/** The index policy of a container, with the same paths as in the deployment template. */
export function indexingPolicyOf(name: ContainerName): IndexingPolicy {
  return {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: definitions[name].indexed.map((path) => ({ path: `${path}/?` })),
    excludedPaths: [{ path: '/*' }],
  };
}

/**
 * Makes missing containers and updates the index policy of existing ones; returns their names. For
 * the operator only: it needs rights that the bot should not have.
 */
export async function createContainers(database: Database): Promise<string[]> {
  const made: string[] = [];
  for (const id of names) {
    const { statusCode } = await database.containers.createIfNotExists({
      id,
      partitionKey: { paths: [definitions[id].partitionKey] },
      indexingPolicy: indexingPolicyOf(id),
    });
    if (statusCode === 201) made.push(id);
    else if (await updateIndex(database.container(id), id)) made.push(`${id} (index)`);
  }
  return made;
}

async function updateIndex(container: Container, name: ContainerName): Promise<boolean> {
  const { resource } = await container.read();
  if (!resource?.partitionKey || isIndexed(resource.indexingPolicy, name)) return false;
  const { partitionKey } = resource;
  await container.replace({ id: name, partitionKey, indexingPolicy: indexingPolicyOf(name) });
  return true;
}

/** Whether all queried paths are indexed. Further paths cost request units but do no harm. */
function isIndexed(policy: IndexingPolicy | undefined, name: ContainerName): boolean {
  const there = new Set(policy?.includedPaths?.map(({ path }) => path));
  return (
    there.has('/*') ||
    indexingPolicyOf(name).includedPaths?.every(({ path }) => there.has(path)) === true
  );
}

/** The account or its containers are unsuitable; the message says what to do. */
export class CosmosUnfit extends Error {}

/** Throws CosmosUnfit where the bot cannot work on this account. */
export async function checkCosmos(cosmos: Cosmos): Promise<void> {
  const problems = await findCosmosProblems(cosmos).catch((cause: unknown) => {
    const { message, code } = cause as { message?: string; code?: unknown };
    const what =
      code === 401 || code === 403 ? 'refuses the key or the identity' : 'cannot be reached';
    throw new CosmosUnfit(
      `Cosmos DB ${what} (${String(message).replaceAll(/\s+/g, ' ').slice(0, 200)})`,
      { cause },
    );
  });
  if (problems.length > 0) throw new CosmosUnfit(`${problems.join('; ')}.`);
}

/** Reasons why the bot cannot work on this account, each with what to do; empty: none. */
export async function findCosmosProblems({ client, database }: Cosmos): Promise<string[]> {
  return within(START_MS, async (abortSignal) => {
    const account = (await client.getDatabaseAccount({ abortSignal })).resource;
    const found = await Promise.all(
      names.map((name) => findContainerProblem(database, name, { abortSignal })),
    );
    return [...accountProblems(account), ...found.filter((problem) => problem !== undefined)];
  });
}

/**
 * Problems of the account. Instances must read what others have just written: with a stale claim an
 * instance could free a hold that another has taken.
 */
function accountProblems(account: DatabaseAccount | undefined): string[] {
  if (!account) return [];
  const { consistencyPolicy, enableMultipleWritableLocations } = account;
  const problems: string[] = [];
  if (![ConsistencyLevel.Strong, ConsistencyLevel.BoundedStaleness].includes(consistencyPolicy))
    problems.push(
      `the Cosmos DB account's default consistency is ${consistencyPolicy}: set it to Strong`,
    );
  if (enableMultipleWritableLocations)
    problems.push(
      'the Cosmos DB account writes in several regions, where two can win one race: let it write in one',
    );
  return problems;
}

async function findContainerProblem(
  database: Database,
  name: ContainerName,
  options: RequestOptions,
): Promise<string | undefined> {
  try {
    const { resource } = await database.container(name).read(options);
    const [there, wanted] = [
      resource?.partitionKey?.paths.join(','),
      definitions[name].partitionKey,
    ];
    if (there !== wanted)
      return `the container ${name} has the partition key ${there}, not ${wanted}`;
    if (resource?.defaultTtl !== undefined)
      return `the container ${name} deletes documents by itself (time to live): turn that off`;
    return isIndexed(resource?.indexingPolicy, name)
      ? undefined
      : `the container ${name} lacks an index: npm run doctor -- --create`;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 404) throw error;
    return `the container ${name} is missing in the database ${database.id}: npm run doctor -- --create`;
  }
}
