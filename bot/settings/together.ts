import { BLOB_ADDRESS } from './blobSettings.ts';
import { COSMOS_ADDRESS } from './readers.ts';
import type { ReadEnv, WrongSetting } from './readSettings.ts';
import type { SettingName } from './table.ts';

/**
 * A rule between settings that are valid by themselves; reports a problem at the setting that must
 * be changed.
 */
type TogetherRule = (env: ReadEnv) => WrongSetting[];

/** All problems between settings. */
export function wrongTogether(env: ReadEnv): WrongSetting[] {
  return [localMode, plainHttp, accounts, pairs, app, linkSecrets].flatMap((rule) => rule(env));
}

const localMode: TogetherRule = ({ local, texts, values }) => [
  ...when(
    local && texts.NODE_ENV === 'production',
    'LOCAL',
    'LOCAL=1 is refused together with NODE_ENV=production; unset one of them',
  ),
  ...when(
    !local && values.RATE_LIMITS === false,
    'RATE_LIMITS',
    'RATE_LIMITS=off is accepted with LOCAL=1 only',
  ),
];

/** Plain http is for emulators, which only local mode uses. */
const plainHttp: TogetherRule = ({ local, values }) => {
  const refused = (address = ''): boolean => !local && URL.parse(address)?.protocol === 'http:';
  return [
    ...when(
      refused(values.COSMOS_ENDPOINT),
      'COSMOS_ENDPOINT',
      `COSMOS_ENDPOINT ${COSMOS_ADDRESS}`,
    ),
    ...when(
      refused(values.BLOB_CONNECTION_STRING?.endpoint),
      'BLOB_CONNECTION_STRING',
      `BLOB_CONNECTION_STRING must name ${BLOB_ADDRESS}`,
    ),
  ];
};

/** An account is named once; settings that need an account are refused without it. */
const accounts: TogetherRule = ({ texts }) => [
  ...when(
    !texts.COSMOS_ENDPOINT && Boolean(texts.COSMOS_KEY ?? texts.COSMOS_DATABASE),
    'COSMOS_ENDPOINT',
    'COSMOS_ENDPOINT is missing, without which COSMOS_KEY and COSMOS_DATABASE say nothing',
  ),
  ...when(
    !namesBlob(texts) && Boolean(texts.BLOB_CONTAINER),
    'BLOB_CONTAINER',
    'BLOB_CONTAINER says nothing without BLOB_ENDPOINT or BLOB_CONNECTION_STRING',
  ),
  ...when(
    Boolean(texts.BLOB_ENDPOINT && texts.BLOB_CONNECTION_STRING),
    'BLOB_ENDPOINT',
    'BLOB_ENDPOINT and BLOB_CONNECTION_STRING are both set; unset one of them',
  ),
];

/**
 * Outside local mode the places of claims and PoE must be set, and both in the cloud or neither.
 */
const pairs: TogetherRule = ({ local, texts }) => {
  const [cosmos, blob] = [Boolean(texts.COSMOS_ENDPOINT), namesBlob(texts)];
  return [
    ...when(
      !local && cosmos && !blob,
      'BLOB_ENDPOINT',
      'BLOB_ENDPOINT or BLOB_CONNECTION_STRING is missing: claims in Cosmos DB go with PoE in Blob Storage',
    ),
    ...when(
      !local && blob && !cosmos,
      'COSMOS_ENDPOINT',
      'COSMOS_ENDPOINT is missing: PoE in Blob Storage goes with claims in Cosmos DB (or unset BLOB_*)',
    ),
    ...when(
      !local && !cosmos && !blob && !texts.DATA_DIR,
      'DATA_DIR',
      'DATA_DIR must say where claims and PoE are kept, or COSMOS_ENDPOINT and BLOB_ENDPOINT in which accounts',
    ),
  ];
};

/** Bot Framework's own rules, checked here since its errors come later and say less. */
const app: TogetherRule = ({ texts }) => {
  const { MicrosoftAppId: id, MicrosoftAppType: type, MicrosoftAppTenantId: tenant } = texts;
  if (!id) return [];
  return [
    ...when(
      !tenant && (type === 'SingleTenant' || type === 'UserAssignedMSI'),
      'MicrosoftAppTenantId',
      `MicrosoftAppTenantId is missing (MicrosoftAppType is ${type})`,
    ),
    ...when(
      !texts.MicrosoftAppPassword && type !== 'UserAssignedMSI',
      'MicrosoftAppPassword',
      'MicrosoftAppPassword is missing',
    ),
  ];
};

/** The previous secret needs a current one. Outside local mode the table requires that anyway. */
const linkSecrets: TogetherRule = ({ local, texts }) =>
  when(
    local && !texts.LINK_SECRET && Boolean(texts.LINK_SECRET_PREVIOUS),
    'LINK_SECRET',
    'LINK_SECRET is missing',
  );

function when(wrong: boolean, setting: SettingName, says: string): WrongSetting[] {
  return wrong ? [{ setting, says }] : [];
}

function namesBlob({ BLOB_ENDPOINT, BLOB_CONNECTION_STRING }: ReadEnv['texts']): boolean {
  return Boolean(BLOB_ENDPOINT ?? BLOB_CONNECTION_STRING);
}
