/** Azurite loads this package even with --disableTelemetry; used, it refuses. */
const refuse = () => {
  throw new Error('Telemetry is left out of the tests');
};
module.exports = { setup: refuse, start: refuse, TelemetryClient: refuse };
