/**
 * Preloaded (`--import`) into each playground, which by itself listens on all interfaces without
 * any login. With this module it is reached from this machine only, reaches this machine only, and
 * ends with the process that started it.
 */
import http from 'node:http';
import net from 'node:net';

const here = '127.0.0.1';
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i;
const page = [
  "default-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
  "frame-ancestors 'none'",
].join('; ');

type Method = (this: unknown, ...args: unknown[]) => unknown;

function replace(target: object, name: string, wrap: (original: Method) => Method): void {
  Object.defineProperty(target, name, {
    value: wrap(Reflect.get(target, name)),
    configurable: true,
    writable: true,
  });
}

/**
 * Adds this machine as host to the arguments of `listen`, in each way of calling it without a host.
 * Named hosts, pipes and handles stay.
 */
function withHost(args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (first === undefined || first === null || typeof first === 'function')
    return [0, here, ...args];
  if (typeof first === 'object') {
    return 'port' in first
      ? [{ ...first, host: 'host' in first && first.host ? first.host : here }, ...rest]
      : args;
  }
  const isPath = typeof first === 'string' && !/^\d+$/.test(first);
  return isPath || typeof rest[0] === 'string' ? args : [first, here, ...rest];
}

type Destination = { host?: string; port?: number | string; path?: string | null };

/**
 * Destination of a call of `connect`, in each way of calling it: `connect(port, host?)`,
 * `connect(path)`, `connect({ … })`.
 */
function destinationOf(args: unknown[]): Destination {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) return first;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: first, ...(typeof second === 'string' && { host: second }) };
}

/**
 * Whether a request comes from another site: one that points its own name at this machine, or calls
 * across origins.
 */
function isForeign({ headers }: http.IncomingMessage): boolean {
  const host = URL.parse(`http://${headers.host ?? here}`)?.hostname ?? '';
  const origin = headers.origin === undefined ? here : (URL.parse(headers.origin)?.hostname ?? '');
  return !loopback.test(host) || !loopback.test(origin);
}

replace(net.Server.prototype, 'listen', (listen) => {
  return function listenHere(...args) {
    return Reflect.apply(listen, this, withHost(args));
  };
});

replace(net.Socket.prototype, 'connect', (connect) => {
  return function connectHere(...args) {
    const { host = here, port, path } = destinationOf(args);
    if (path || loopback.test(host)) return Reflect.apply(connect, this, args);
    // The connection fails like one to an unknown host: later and as an error event, which every
    // caller is prepared for.
    const refuse: net.LookupFunction = (_name, _options, done) => {
      process.nextTick(done, new Error(`The playground may not reach ${host}`));
    };
    return Reflect.apply(connect, this, [{ host: 'refused.invalid', port, lookup: refuse }]);
  };
});

replace(http.Server.prototype, 'emit', (emit) => {
  return function emitHere(event, ...args) {
    const [request, answer] = args;
    if (event === 'upgrade' && isForeign(request as http.IncomingMessage))
      return (answer as net.Socket).destroy();
    if (event !== 'request') return Reflect.apply(emit, this, [event, ...args]);
    const response = answer as http.ServerResponse;
    if (isForeign(request as http.IncomingMessage)) return response.writeHead(403).end();
    response.setHeader('Content-Security-Policy', page);
    return Reflect.apply(emit, this, [event, ...args]);
  };
});

// Standard input is a pipe to the starter: it closes when the starter ends, even by a crash.
process.stdin.on('error', () => process.exit()).on('end', () => process.exit());
process.stdin.resume();
if ('unref' in process.stdin) process.stdin.unref();
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole group: the starter decides
