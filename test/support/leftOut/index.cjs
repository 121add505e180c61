/** Azurite loads its telemetry even with --disableTelemetry; used, it refuses. */
const refuse = () => {
  throw new Error('This is left out of the tests');
};
module.exports = { setup: refuse, start: refuse, TelemetryClient: refuse };
