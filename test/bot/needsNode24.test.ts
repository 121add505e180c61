import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

/** Starts Node as the npm scripts do, pretending to be of another version. */
function startAs(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
  const pretending = `data:text/javascript,${encodeURIComponent(pretend)}`;
  const imports = ['--import', pretending, '--import', './bot/needsNode24.mjs'];
  const args = [...imports, '-e', 'process.stdout.write("started")'];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('the npm scripts', () => {
  it.each(['18.20.8', '20.20.2', '23.11.0'])('say what is needed on Node %s', (version) => {
    const { status, stdout, stderr } = startAs(version);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^This needs Node 24; .*install it from nodejs\.org\.\n$/);
  });

  it.each(['24.0.0', '26.1.0'])('start on Node %s', (version) => {
    expect(startAs(version)).toMatchObject({ status: 0, stdout: 'started', stderr: '' });
  });
});
