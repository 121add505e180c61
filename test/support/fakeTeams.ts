import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { objectOf, parsed, request, type Card, type Json, type Reply } from './requests.ts';

/** A person in Teams and their personal chat with the bot. */
export type Person = Record<'name' | 'aad' | 'tenant' | 'email' | 'id' | 'chat', string> & {
  locale?: string;
};

export function person(name: string, aad: string, tenant: string, email: string): Person {
  return { name, aad, tenant, email, id: `29:${aad}`, chat: `a:${aad}` };
}

/** One call of the bot to the connector. */
export type Call = {
  kind: 'post' | 'update' | 'typing' | 'member' | 'other';
  conversation: string;
  activity: Json;
  activityId: string;
  /** The activity that a post replies to, if any. */
  replyTo: string;
  /** Whether people see its effect, whatever the bot was answered. */
  arrived: boolean;
  /** The status of the answer; 0 where the connection was cut. */
  status: number;
  /** In milliseconds. */
  at: number;
};

/**
 * A fault of a call. `stored`: the call takes effect all the same. `before` is awaited first, to be
 * slow or to end the bot.
 */
export type Fault = {
  status?: number;
  code?: string;
  retryAfter?: number;
  drop?: true;
  stored?: true;
  before?: () => Promise<unknown>;
};

/** An HTTP answer to a pressed button, as the client reads it. */
export type Answer = { status: number; raw: string; card: Card | undefined; says: string };
export type Said = {
  status: number;
  raw: string;
  posts: Call[];
  card: Card | undefined;
  text: string;
};
type Serve = (req: IncomingMessage, res: ServerResponse) => void;
export type Drop = {
  /** As phones send pictures: no name, and an address in Teams itself. */
  photo?: true;
  uniqueId?: string;
  downloadUrl?: string;
  contentType?: string;
};

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const FILE = 'application/vnd.microsoft.teams.file.download.info';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The card of an activity, if any. */
export function cardIn(activity: Json): Card | undefined {
  const found = listOf(activity.attachments).find((one) => objectOf(one).contentType === ADAPTIVE);
  return found === undefined ? undefined : objectOf(objectOf(found).content);
}

const injected = ({ status = 0, code = 'Injected' }: Fault) => ({
  status,
  body: { error: { code, message: 'The stand-in was told to say so.' } },
});

function kindOf(what: string, activity: Json): Call['kind'] {
  if (what === 'POST activities') return activity.type === 'typing' ? 'typing' : 'post';
  if (what === 'PUT activities') return 'update';
  return what.endsWith(' members') ? 'member' : 'other';
}

/**
 * A stand-in for Teams as a bot sees it: the connector that the bot calls, the members of each
 * chat, and the activities that people send to the bot at `url`. It keeps all calls of the bot.
 */
export async function startTeams(url: string, people: readonly Person[]) {
  let bot = `${url}/api/messages`;
  const calls: Call[] = [];
  const answers: string[] = [];
  const answeredCards: Card[] = [];
  const messages = new Map<string, Json>();
  const files = new Map<string, Serve>();
  const waiting = new Set<() => void>();
  let fault: ((call: Call) => Fault | undefined) | undefined;
  let downloads = 0;

  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => void connector(req, res, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // real service URLs have a path too, which the bot must keep
  const serviceUrl = `${root}/emea/`;

  async function connector(req: IncomingMessage, res: ServerResponse, body: string): Promise<void> {
    const path = decodeURIComponent(new URL(req.url ?? '', root).pathname);
    const file = files.get(path);
    if (file) {
      downloads += 1;
      return file(req, res);
    }
    const call = callOf(req.method ?? '', path, parsed(body));
    const wrong = fault?.(call) ?? {};
    await wrong.before?.();
    const isWrong = wrong.drop || wrong.status !== undefined;
    const answer = isWrong ? injected(wrong) : normally(call);
    if (wrong.stored) normally(call);
    call.status = wrong.drop ? 0 : answer.status;
    calls.push(call);
    for (const wake of waiting) wake();
    if (wrong.drop) return void req.socket.destroy();
    const { retryAfter } = wrong;
    const later = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    res.writeHead(call.status, { 'content-type': 'application/json', ...later });
    res.end(JSON.stringify(answer.body));
  }

  function callOf(method: string, path: string, activity: Json): Call {
    const [, conversation = '', what = '', id = ''] =
      /^\/emea\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/.exec(path) ?? [];
    const kind = kindOf(`${method} ${what}`, activity);
    return {
      kind,
      conversation,
      activity,
      activityId: id,
      replyTo: kind === 'post' ? id : '',
      arrived: false,
      status: 0,
      at: Date.now(),
    };
  }

  /** Applies a call to the chat and answers like Teams. */
  function normally(call: Call): { status: number; body: Json } {
    const missing = (code: string) => ({
      status: 404,
      body: { error: { code, message: 'There is no such thing.' } },
    });
    const member = people.find(({ chat }) => chat === call.conversation);
    const channel = call.conversation.startsWith('19:') && call.kind !== 'member';
    if ((!member && !channel) || call.kind === 'other') return missing('ConversationNotFound');
    if (member && call.kind === 'member') {
      const { name, aad, tenant, email, id } = member;
      if (call.activityId !== id && call.activityId !== aad)
        return missing('MemberNotFoundInConversation');
      return {
        status: 200,
        body: { id, name, aadObjectId: aad, email, userPrincipalName: email, tenantId: tenant },
      };
    }
    if (call.kind === 'update' && !messages.has(call.activityId))
      return missing('ActivityNotFoundInConversation');
    if (call.kind !== 'update') call.activityId = `1:${randomUUID()}`;
    messages.set(call.activityId, call.activity);
    call.arrived = true;
    return { status: call.kind === 'update' ? 200 : 201, body: { id: call.activityId } };
  }

  /** Sends any activity to the bot. */
  async function raw(
    body: string | Buffer,
    headers: http.OutgoingHttpHeaders = {},
    method = 'POST',
  ): Promise<Reply> {
    const reply = await request(bot, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    answers.push(reply.text);
    return reply;
  }

  function envelope(who: Person, more: Json, conversation: Json = {}): Json {
    return {
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: who.id, name: who.name, aadObjectId: who.aad },
      recipient: { id: '28:claims', name: 'claims' },
      conversation: {
        id: who.chat,
        conversationType: 'personal',
        tenantId: who.tenant,
        ...conversation,
      },
      channelData: { tenant: { id: who.tenant } },
      locale: who.locale ?? 'en-US',
      ...more,
    };
  }

  const send = (activity: Json): Promise<Reply> => raw(JSON.stringify(activity));

  async function message(who: Person, more: Json, conversation: Json = {}): Promise<Said> {
    const from = calls.length;
    const id = randomUUID();
    const { status, text } = await send(
      envelope(who, { type: 'message', id, ...more }, conversation),
    );
    const chat = typeof conversation.id === 'string' ? conversation.id : who.chat;
    const all = calls
      .slice(from)
      .filter((call) => call.kind === 'post' && call.conversation === chat);
    // notices may arrive meanwhile
    const replies = all.filter(({ replyTo }) => replyTo === id);
    const posts = replies.length > 0 ? replies : all;
    const { activity = {} } = posts.at(-1) ?? {};
    return {
      status,
      raw: text,
      posts,
      card: cardIn(activity),
      text: typeof activity.text === 'string' ? activity.text : '',
    };
  }

  return {
    root,
    serviceUrl,
    calls,
    answers,
    answeredCards,
    raw,
    send,
    envelope,
    downloads: () => downloads,
    /** Sends people's activities to another instance from now on. */
    turnTo: (other: string): void => void (bot = `${other}/api/messages`),
    /** Sets the fault from now on; without an argument, there is none. */
    faults(next?: (call: Call) => Fault | undefined): void {
      fault = next;
    },
    say: (who: Person, text: string, conversation: Json = {}): Promise<Said> =>
      // Teams often sends a message's text a second time, as HTML
      message(
        who,
        { text, attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }] },
        conversation,
      ),
    /** Presses a button; `on` is the message that holds its card. */
    async press(
      who: Person,
      verb: string,
      data: unknown = {},
      on?: string,
      conversation: Json = {},
    ): Promise<Answer> {
      const value = {
        action: { type: 'Action.Execute', title: verb, verb, data },
        trigger: 'manual',
      };
      const invoke = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        ...(on === undefined ? {} : { replyToId: on }),
      };
      const { status, text } = await send(envelope(who, invoke, conversation));
      const body = parsed(text);
      const card = body.type === ADAPTIVE ? objectOf(body.value) : undefined;
      if (card) answeredCards.push(card);
      return { status, raw: text, card, says: body.type === MESSAGE ? String(body.value) : '' };
    },
    /**
     * Drops a file into the chat; it is fetched from here unless `downloadUrl` names another place.
     */
    drop: (
      who: Person,
      name: string,
      bytes: Buffer | Serve,
      more: Drop = {},
      conversation: Json = {},
    ): Promise<Said> =>
      message(
        who,
        {
          attachments: [
            more.photo
              ? { contentType: 'image/*', contentUrl: serve(bytes) }
              : {
                  contentType: more.contentType ?? FILE,
                  name,
                  content: {
                    downloadUrl: more.downloadUrl ?? serve(bytes),
                    uniqueId: more.uniqueId ?? randomUUID(),
                  },
                },
          ],
        },
        conversation,
      ),
    serve,
    /** Installs the app for somebody. */
    install: (who: Person): Promise<Reply> =>
      send(envelope(who, { type: 'installationUpdate', action: 'add' })),
    /** The messages that people see in a chat, of the calls after the first `from`. */
    posts: (who: Person, from = 0): Call[] =>
      calls
        .slice(from)
        .filter(
          ({ kind, conversation, arrived }) =>
            arrived && kind === 'post' && conversation === who.chat,
        ),
    updates: (who: Person, from = 0): Call[] =>
      calls
        .slice(from)
        .filter(
          ({ kind, conversation, arrived }) =>
            arrived && kind === 'update' && conversation === who.chat,
        ),
    /** Waits up to 20 seconds for a call, much longer than a slow machine takes. */
    async until(test: (call: Call) => boolean, from = 0): Promise<Call> {
      const end = Date.now() + 20_000;
      for (;;) {
        const found = calls.slice(from).find(test);
        if (found) return found;
        if (Date.now() > end) throw new Error('What was waited for never came.');
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            clearTimeout(timer);
            resolve();
          };
          const timer = setTimeout(wake, 200);
          waiting.add(wake);
        });
      }
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function serve(bytes: Buffer | Serve): string {
    const path = `/files/${randomUUID()}`;
    files.set(
      path,
      typeof bytes === 'function'
        ? bytes
        : (_req, res) => {
            res.writeHead(200, { 'content-length': bytes.length });
            res.end(bytes);
          },
    );
    return root + path;
  }
}
