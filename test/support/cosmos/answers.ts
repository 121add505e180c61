export type CosmosAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Thrown anywhere inside the double to answer with a refusal. */
export class Refused extends Error {
  readonly answer: CosmosAnswer;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.answer = { status, body: { code: String(status), message }, headers };
  }
}

/**
 * Refuses what the double does not model, so that no test depends on it by accident. Azure accepts
 * much of it.
 */
export const notModelled = (what: string): never => {
  throw new Refused(501, `The double does not model ${what}.`);
};

/**
 * All refusals. The status, unless another source is named:
 * learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb; body, code and message:
 * the client's source (ErrorResponse).
 */
export const no = {
  /** The JSON or SQL is invalid, or something required is not there. */
  valid: (why: string) => new Refused(400, `One of the specified inputs is invalid: ${why}`),
  partitionKey: () => new Refused(400, 'PartitionKey value must be supplied for this operation.'),
  /**
   * Querying-cosmosdb-resources-using-the-rest-api; 1004: the client's source
   * (CrossPartitionQueryNotServable).
   */
  crossPartition: () =>
    new Refused(
      400,
      'The provided cross partition query can not be directly served by the gateway. Cross partition query only supports simple ones here.',
      { 'x-ms-substatus': '1004' },
    ),
  signature: () => new Refused(401, 'The input authorization token cannot serve the request.'),
  /**
   * As "the authorization token expired"; fifteen minutes: access-control-on-cosmosdb-resources.
   */
  freshDate: () => new Refused(403, 'The authorization token is not valid at the current time.'),
  /** Also get-a-document: the document is not there (any more). No substatus. */
  item: (headers: Readonly<Record<string, string>>) =>
    new Refused(404, 'Entity with the specified id does not exist in the system.', headers),
  /**
   * Also get-a-collection, get-a-database. 1003: on no page of the reference; OwnerResourceNotFound
   * in the .NET client's SubStatusCodes.
   */
  owner: () => new Refused(404, 'Owner resource does not exist', { 'x-ms-substatus': '1003' }),
  /** Also create-a-collection: the id is taken. */
  newId: () => new Refused(409, 'Resource with specified id already exists.'),
  /** On no page of the reference; the client's source (PartitionKeyRangeGone). */
  range: () => new Refused(410, 'The range is gone.', { 'x-ms-substatus': '1002' }),
  room: () => new Refused(413, 'Request size is too large'),
} as const;

/**
 * Statuses that a test may order: 408, 429, 449, 500 and 503 as in http-status-codes-for-cosmosdb;
 * x-ms-retry-after-ms, which comes with 429: common-cosmosdb-rest-response-headers.
 */
export function onOrder(status: number, retryAfterMs: number | undefined): CosmosAnswer {
  return {
    status,
    body: { code: String(status), message: `${status} on order` },
    headers: retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) },
  };
}
