import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  fetchDropped,
  loopbackOnly,
  NotFetched,
  sharePointOnly,
  WebPage,
} from '../../../services/poe/fetchDropped.ts';

const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    const path = req.url ?? '';
    seen.push({ path, headers: req.headers });
    res.statusCode = path === '/moved' ? 302 : 200;
    res.setHeader('content-type', path === '/page' ? 'text/html' : 'image/jpeg');
    if (path === '/moved') res.setHeader('location', `http://localhost:${new URL(base).port}/file`);
    if (path === '/slow') res.write('by');
    else res.end('bytes');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a dropped file', () => {
  it('is fetched with what its type says of its name', async () => {
    const { bytes, extension } = await fetchDropped(`${base}/file`, loopbackOnly);
    expect([await text(bytes), extension]).toEqual(['bytes', 'jpg']);
  });

  it('is fetched with the token from the address that was given only, never where that leads', async () => {
    seen.length = 0;
    const { bytes } = await fetchDropped(`${base}/moved`, loopbackOnly, { token: 'secret' });
    bytes.destroy();
    expect(seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/moved', 'Bearer secret'],
      ['/file', undefined],
    ]);
  });

  it('fails where it takes too long, to whoever reads it and to nobody else', async () => {
    // the time-out ends as soon as both have begun, however fast this machine is
    const timer = new AbortController();
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(timer.signal);
    const unread = await fetchDropped(`${base}/slow`, loopbackOnly, { timeoutMs: 100 });
    const read = await fetchDropped(`${base}/slow`, loopbackOnly, { timeoutMs: 100 });
    expect(timeout.mock.calls).toEqual([[100], [100]]);
    timeout.mockRestore();
    timer.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    await expect(text(read.bytes)).rejects.toThrow('timeout');
    expect(unread.bytes.errored?.name).toBe('TimeoutError');
  });

  it('is no page, and comes from no host that is not allowed', async () => {
    await expect(fetchDropped(`${base}/page`, loopbackOnly)).rejects.toThrow(WebPage);
    await expect(fetchDropped(`${base}/file`, sharePointOnly)).rejects.toThrow(NotFetched);
    await expect(
      fetchDropped('https://sharepoint.com.evil.example/x', sharePointOnly),
    ).rejects.toThrow(NotFetched);
  });
});
