// Loaded first (`--import`) by the npm scripts. An older Node cannot read TypeScript and would say so
// in words that help nobody; this file is plain JavaScript, which any Node can read.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `This needs Node 24; here runs ${process.version}. On Linux and Windows "npm ci" brings it along; ` +
      'elsewhere, or after "npm ci --omit=optional", install it from nodejs.org.\n',
  );
  process.exit(2);
}
