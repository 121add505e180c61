import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The arrows of the house (README, "How it is built"). A cruiser that reads nothing is green, so
 * too few modules fail too.
 */
const AT_LEAST_MODULES = 400;

const only = (
  name: string,
  from: string,
  pathNot: string,
  comment: string,
): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot },
});

const forbidden: IForbiddenRuleType[] = [
  {
    name: 'no-circles',
    comment: 'types may point back, code may not',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  only(
    'claims-are-pure',
    '^services/claims/',
    '^services/claims/|^node_modules/luxon/',
    'the law knows itself and luxon only: no clock, no input or output, no node: module',
  ),
  only(
    'cards-know-claims',
    '^cards/',
    '^cards/|^services/claims/|^services/(outbox/)?ports[.]ts$|^services/poe/inspect[.]ts$|^services/poe/kinds[.]ts$|^node_modules/',
    'cards show what is known; they do nothing',
  ),
  {
    name: 'services-know-no-edge',
    comment: 'services know neither Teams nor cards',
    severity: 'error',
    from: { path: '^services/' },
    to: { path: '^(bot|cards)/|^node_modules/(botbuilder|restify)' },
  },
  {
    name: 'stores-by-wiring-only',
    comment: 'adapters are chosen in one place',
    severity: 'error',
    from: {
      path: '^(bot|services)/',
      pathNot: '^bot/settings/(stores|cosmosStores|fileStores|blobFiles)[.]ts$|^services/stores/',
    },
    to: { path: '^services/stores/' },
  },
  {
    name: 'local-stays-local',
    comment: 'production knows nothing of the playgrounds',
    severity: 'error',
    from: { path: '^(bot|cards|services)/', pathNot: '^bot/local/' },
    to: { path: '^bot/local/' },
  },
  {
    name: 'botbuilder-in-one-folder',
    comment: 'its support has ended: it stays replaceable',
    severity: 'error',
    from: { path: '^(bot|cards|services)/', pathNot: '^bot/teams/' },
    to: { path: '^node_modules/(botbuilder|botframework)' },
  },
  {
    name: 'no-tests-inside',
    comment: 'the product needs no test',
    severity: 'error',
    from: { path: '^(bot|cards|services)/' },
    to: { path: '^test/' },
  },
  {
    name: 'support-knows-no-http-test',
    comment:
      'what several kinds of tests share lies in test/support, and what only HTTP tests need under test/http',
    severity: 'error',
    from: { path: '^test/', pathNot: '^test/(http|browser|bench)/' },
    to: { path: '^test/http/' },
  },
  {
    name: 'no-dev-dependencies',
    comment: 'what runs in production is a dependency',
    severity: 'error',
    from: { path: '^(bot|cards|services)/', pathNot: '^bot/local/' },
    to: { dependencyTypes: ['npm-dev'] },
  },
];

const { output } = await cruise(['bot', 'cards', 'services', 'test'], {
  ruleSet: { forbidden },
  validate: true,
  tsPreCompilationDeps: true,
  tsConfig: { fileName: 'tsconfig.json' },
  doNotFollow: { path: ['node_modules'] },
  enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
});
if (typeof output === 'string') throw new Error(output);

const { violations, totalCruised } = (output satisfies ICruiseResult).summary;
for (const { rule, from, to, cycle } of violations)
  process.stdout.write(
    `${rule.name}: ${from} -> ${cycle ? cycle.map(({ name }) => name).join(' -> ') : to}\n`,
  );
if (totalCruised < AT_LEAST_MODULES)
  process.stdout.write(
    `only ${totalCruised} modules were seen, ${AT_LEAST_MODULES} at least are there\n`,
  );
process.stdout.write(`architecture: ${totalCruised} modules, ${violations.length} violations\n`);
process.exit(violations.length > 0 || totalCruised < AT_LEAST_MODULES ? 1 : 0);
