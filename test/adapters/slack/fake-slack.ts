import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as Slack keeps it. */
export type Kept = { ts: string; channel: string; text: string; blocks?: unknown[]; metadata?: { event_type: string; event_payload: Record<string, string> }; thread_ts?: string; bot_id: string };
export type Call = { method: string; args: Record<string, string>; token: string };
/** What goes wrong with the next call of a method. `lost`: it is done, but the connection breaks; `hang`: it is done, but no answer comes. `again` leaves the fault in place. */
export type Fault = { error?: string; status?: number; retryAfter?: number; lost?: true; hang?: true; dropped?: true; html?: true; again?: true };

export type FakeSlack = Awaited<ReturnType<typeof fakeSlack>>;

/** Slack's Web API in so far as the adapter calls it: channels, messages, users and dialogs in memory, over real HTTP. */
export async function fakeSlack() {
  const channels = new Map<string, { id: string; name: string; member: boolean; private?: true; archived?: true }>();
  const messages: Kept[] = [];
  const calls: Call[] = [];
  const ephemerals: { channel: string; user: string; text: string }[] = [];
  const responses: { text: string; response_type: string }[] = [];
  const views: { trigger_id: string; view: Record<string, unknown> }[] = [];
  const homes = new Map<string, { hash: string; view: Record<string, unknown> }>();
  let homeTicks = 0;
  const users = new Map([['U1', 'Anna Ek'], ['U2', 'Bo Dal']]);
  const faults = new Map<string, Fault[]>();
  /** Whose each token is, where it is not the first workspace's; `dead` says why it does not work any more. */
  const tokens = new Map<string, { team: string; name?: string; dead?: string }>();
  /** What a code is exchanged for. */
  const codes = new Map<string, { team: string; name: string; token: string; whole?: true }>();
  let ticks = Date.UTC(2026, 10, 24, 8) / 1000;

  const channelOf = (to = '') => [...channels.values()].find(({ id, name }) => id === to || name === to);
  const find = (args: Record<string, string>) => messages.find(({ channel, ts }) => channel === args.channel && ts === args.ts);

  const methods: Record<string, (args: Record<string, string>, token: string) => Record<string, unknown>> = {
    'auth.test': (_args, token) => ({ team_id: tokens.get(token)?.team ?? 'T1', team: tokens.get(token)?.name ?? 'Ett', user_id: 'UBOT', bot_id: 'B1' }),
    'bots.info': () => ({ bot: { id: 'B1', app_id: 'A2' } }),
    'oauth.v2.access': ({ code = '', client_id, client_secret }) => {
      const found = codes.get(code);
      if (client_id !== '1.2' || client_secret !== 'client-secret') return { error: 'bad_client_secret' };
      if (!codes.delete(code) || !found) return { error: 'invalid_code' };
      tokens.set(found.token, found);
      const team = found.whole ? null : { id: found.team, name: found.name };
      return { access_token: found.token, token_type: 'bot', scope: 'chat:write', bot_user_id: 'UBOT', app_id: 'A1', team, enterprise: found.whole ? { id: 'E1', name: found.name } : null, is_enterprise_install: found.whole ?? false, authed_user: { id: 'U1' } };
    },
    'conversations.info': (args) => {
      const channel = channelOf(args.channel);
      return !channel || (channel.private && !channel.member) ? { error: 'channel_not_found' } : { channel: { id: channel.id, name: channel.name, is_archived: channel.archived ?? false, is_member: channel.member } };
    },
    'chat.postMessage': (args) => {
      const channel = channelOf(args.channel);
      if (!channel || (channel.private && !channel.member)) return { error: 'channel_not_found' };
      if (channel.archived) return { error: 'is_archived' };
      if (!channel.member) return { error: 'not_in_channel' };
      const message: Kept = { channel: channel.id, ts: `${(ticks += 1)}.000100`, text: args.text ?? '', bot_id: 'B1' };
      for (const key of ['blocks', 'metadata'] as const) if (args[key]) Object.assign(message, { [key]: JSON.parse(args[key]) });
      if (args.thread_ts) message.thread_ts = args.thread_ts;
      messages.push(message);
      return { channel: channel.id, ts: message.ts };
    },
    'chat.update': (args) => {
      const message = find(args);
      if (!message) return { error: 'message_not_found' };
      Object.assign(message, { text: args.text }, args.blocks ? { blocks: JSON.parse(args.blocks) as unknown[] } : {});
      return { channel: message.channel, ts: message.ts };
    },
    'chat.delete': (args) => (find(args) ? { ts: messages.splice(messages.findIndex(({ ts }) => ts === args.ts), 1)[0]?.ts } : { error: 'message_not_found' }),
    'chat.postEphemeral': ({ channel = '', user = '', text = '' }) => (ephemerals.push({ channel, user, text }), { message_ts: '1.1' }),
    'conversations.list': () => ({ channels: [...channels.values()].filter((one) => !one.private || one.member) }),
    'conversations.join': (args) => {
      const channel = channelOf(args.channel);
      if (!channel || channel.private) return { error: channel ? 'method_not_supported_for_channel_type' : 'channel_not_found' };
      channel.member = true;
      return { channel };
    },
    'conversations.members': () => ({ members: [...users.keys()] }),
    'conversations.history': (args) => history(args, (one) => !one.thread_ts && Number(one.ts) >= Number(args.oldest ?? 0)),
    'conversations.replies': (args) => history(args, (one) => one.ts === args.ts || one.thread_ts === args.ts),
    'users.conversations': () => ({ channels: [...channels.values()].filter(({ member }) => member).map(({ id, name }) => ({ id, name })) }),
    'chat.getPermalink': ({ channel = '', message_ts = '' }) => ({ channel, permalink: `https://test.slack.com/archives/${channel}/p${message_ts.replace('.', '')}` }),
    'views.publish': ({ user_id: user = '', view = '{}', hash }) => {
      if (hash && hash !== homes.get(user)?.hash) return { error: 'hash_conflict' };
      homes.set(user, { hash: `h${(homeTicks += 1)}`, view: JSON.parse(view) as Record<string, unknown> });
      return { view: { id: 'VH', hash: homes.get(user)?.hash } };
    },
    'users.info': ({ user = '' }) => (users.has(user) ? { user: { id: user, profile: { display_name: users.get(user) } } } : { error: 'user_not_found' }),
    'views.open': (args) => {
      if (args.trigger_id === 'late') return { error: 'expired_trigger_id' };
      views.push({ trigger_id: args.trigger_id ?? '', view: JSON.parse(args.view ?? '{}') as Record<string, unknown> });
      return { view: { id: 'V1' } };
    },
  };

  function history(args: Record<string, string>, keep: (message: Kept) => boolean) {
    const channel = channelOf(args.channel);
    if (!channel?.member) return { error: channel ? 'not_in_channel' : 'channel_not_found' };
    const shown = messages.filter((one) => one.channel === channel.id && keep(one)).reverse();
    return { messages: args.include_all_metadata === 'true' ? shown : shown.map(({ metadata: _hidden, ...one }) => one) };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await readAll(request);
      const method = (request.url ?? '').replace('/api/', '');
      if (request.url === '/response') {
        responses.push(JSON.parse(body) as (typeof responses)[number]);
        return void response.end('ok');
      }
      const args = Object.fromEntries(new URLSearchParams(body));
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      calls.push({ method, args, token });
      const queue = faults.get(method);
      const fault = queue?.[0]?.again ? queue[0] : queue?.shift();
      const dead = tokens.get(token)?.dead;
      answer(response, fault, () => (dead === undefined ? methods[method]?.(args, token) : { error: dead }) ?? { error: 'unknown_method' });
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    tokens, codes, url, apiUrl: `${url}/api/`, responseUrl: `${url}/response`, channels, messages, calls, ephemerals, responses, views, users, homes,
    addChannel: (name: string, how: { member?: boolean; private?: true; archived?: true } = {}) => {
      const id = `C${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}01`;
      channels.set(id, { member: true, ...how, id, name });
      return id;
    },
    /** The next calls of a method go wrong, one fault each. */
    fail: (method: string, ...list: Fault[]) => faults.set(method, [...(faults.get(method) ?? []), ...list]),
    heal: () => {
      faults.clear();
    },
    cards: (handover: string) => messages.filter(({ metadata, thread_ts }) => !thread_ts && metadata?.event_payload.handover === handover),
    thread: (ts: string) => messages.filter(({ thread_ts }) => thread_ts === ts),
    called: (method: string) => calls.filter((call) => call.method === method),
    close: () => close(server),
  };
}

function answer(response: ServerResponse, fault: Fault | undefined, work: () => Record<string, unknown>) {
  if (fault?.dropped) return void response.destroy();
  if (fault?.retryAfter !== undefined) return void response.writeHead(429, { 'retry-after': String(fault.retryAfter) }).end();
  if (fault?.status) return void response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<html>busy</html>');
  if (fault?.html) return void (work(), response.end('<html>hello</html>'));
  if (fault?.hang) return void work();
  if (fault?.lost) return void (work(), response.destroy());
  const result = fault?.error ? { error: fault.error } : work();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: !('error' in result), ...result }));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((closed) => server.close(() => { closed(); }));
}

/** The headers by which Slack signs a body. */
export function signed(body: string, secret: string, seconds: number): Record<string, string> {
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
  };
}
