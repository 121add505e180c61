import type { TokenCredential } from '@azure/identity';
import {
  type Container,
  CosmosClient,
  type CosmosClientOptions,
  type Database,
  type IndexingPolicy,
} from '@azure/cosmos';

/** In milliseconds. A turn has 10 to 15 seconds, a pressed button 5. */
export type CosmosLimits = {
  /** One attempt of one request. */
  readonly attemptMs: number;
  /** One call of a store, with whatever is tried again in it. */
  readonly callMs: number;
};
const LIMITS: CosmosLimits = { attemptMs: 2000, callMs: 4000 };

export type CosmosAccount = {
  readonly endpoint: string;
  readonly database: string;
  /** The account's key; or whom the account trusts, such as a managed identity. */
  readonly credential: string | TokenCredential;
  readonly limits?: CosmosLimits;
  /** Sees every request; for measuring. */
  readonly httpClient?: NonNullable<CosmosClientOptions['httpClient']>;
};

export type Cosmos = {
  readonly client: CosmosClient;
  readonly database: Database;
  readonly limits: CosmosLimits;
  container(name: ContainerName): Container;
  close(): void;
};

/** What is queried is indexed, nothing else; every other path costs request units with each write (README.md). */
const definitions = {
  claims: {
    partitionKey: '/claimId',
    indexed: '/type /due /overdue /contact /newest /deadline /waiting /own /ownDeadline /sendAt'.split(' '),
  },
  conversations: { partitionKey: '/tenantId', indexed: ['/member'] },
  associations: { partitionKey: '/tenantId', indexed: [] },
} as const;
export type ContainerName = keyof typeof definitions;
const names = Object.keys(definitions) as ContainerName[];

/** A client of one database. Connects at the first request. */
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
      // of throttled requests only; by default nine times, up to 30 s, which is longer than a turn
      retryOptions: { maxRetryAttemptCount: 4, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 2 },
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

/** Everything in consistent mode; the paths as the deployment template has them too. */
export function indexingPolicyOf(name: ContainerName): IndexingPolicy {
  return {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: definitions[name].indexed.map((path) => ({ path: `${path}/?` })),
    excludedPaths: [{ path: '/*' }],
  };
}

/**
 * Makes the containers that are not there yet; leaves those that are as they are. For the operator's hand, never in
 * passing: it takes rights that the bot should not have.
 */
export async function createContainers(database: Database): Promise<ContainerName[]> {
  const made: ContainerName[] = [];
  for (const id of names) {
    const { statusCode } = await database.containers.createIfNotExists({
      id,
      partitionKey: { paths: [definitions[id].partitionKey] },
      indexingPolicy: indexingPolicyOf(id),
    });
    if (statusCode === 201) made.push(id);
  }
  return made;
}

/** What keeps the bot from working on this account, each with what to do; empty: nothing. */
export async function cosmosProblems({ client, database }: Cosmos): Promise<string[]> {
  const account = (await client.getDatabaseAccount()).resource;
  const problems: string[] = [];
  if (account && !['Strong', 'BoundedStaleness'].includes(account.consistencyPolicy))
    problems.push(
      `the Cosmos DB account's default consistency is ${account.consistencyPolicy}: set it to Strong (or BoundedStaleness), since instances must read what others have just written`,
    );
  if (account?.enableMultipleWritableLocations)
    problems.push('the Cosmos DB account writes in several regions: turn that off, since two could then win one race');
  for (const name of names) {
    const found = await database
      .container(name)
      .read()
      .then(
        ({ resource }) => resource,
        (error: { code?: unknown }) => {
          if (error.code === 404) return undefined;
          throw error;
        },
      );
    const wanted = definitions[name].partitionKey;
    if (!found)
      problems.push(`the container ${name} is missing in database ${database.id}: npm run doctor -- --create`);
    else if (found.partitionKey?.paths.join(',') !== wanted)
      problems.push(
        `the container ${name} has the partition key ${found.partitionKey?.paths.join(',')}, not ${wanted}`,
      );
  }
  return problems;
}
