import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Acts, Choose, Command, Press, Write } from '../people/acts.ts';
import type { Dismiss, Submit } from '../people/dialogs.ts';
import { Missing } from '../people/find.ts';
import type { Team } from '../team.ts';
import type { Guard } from './guard.ts';
import { sceneFor } from './scene.ts';
import { sendShell } from './shell.ts';
import { openTester, type Tested } from './tester.ts';

/** The desk's page and what it asks for. */
export type Site = { router: express.Router; changed: () => void; close: () => void };

const id = z.string().min(1).max(300);
const text = z.string().trim().min(1).max(12_000);
const filled = z.record(id, z.record(id, z.union([z.string(), z.array(z.string()), z.null()])));
const spot = z.union([z.strictObject({ channel: id, ts: id }), z.strictObject({ view: id })]);
const bodies = {
  press: z.strictObject({ user: id, at: spot, action: id, block: id.optional(), chosen: z.union([z.string(), z.array(z.string())]).optional(), filled: filled.optional() }),
  submit: z.strictObject({ user: id, view: id, filled: filled.optional() }),
  dismiss: z.strictObject({ user: id, view: id, all: z.boolean().optional() }),
  command: z.strictObject({ user: id, channel: id, text }),
  choose: z.strictObject({ user: id, channel: id, ts: id, shortcut: id }),
  write: z.strictObject({ user: id, channel: id, text, thread: id.optional() }),
  home: z.strictObject({ user: id }),
  hush: z.strictObject({ user: id, ts: id }),
  try: z.strictObject({ what: id }),
  person: z.strictObject({ name: z.string().trim().min(1).max(80) }),
};

/** Serves the page, its state, its stream and its acts to whom the guard lets in. */
export function openSite(tested: Tested, guard: Guard): Site {
  const streams = openStreams();
  const router = express.Router();
  // A workspace that is not there (any more) leaves one at the first.
  const teamFor = (request: Request): Team => {
    const asked = new URL(request.url, 'http://desk').searchParams.get('team');
    return tested.teams().find(({ workspace }) => workspace.team.id === asked) ?? tested.teams()[0];
  };

  router.get('/', guard, (request, response) => sendShell(response, request.baseUrl, {}));
  router.get('/archives/:channel/:message', guard, (request: Request<{ channel: string; message: string }>, response) => {
    const digits = request.params.message.replace(/^p/, '');
    sendShell(response, request.baseUrl, { channel: request.params.channel, ts: `${digits.slice(0, -6)}.${digits.slice(-6)}` });
  });
  router.get('/state', guard, (request, response) => {
    const asked = new URL(request.url, 'http://desk').searchParams;
    const [channel, thread] = [asked.get('channel'), asked.get('thread')];
    response.set('cache-control', 'no-store').json({ ...sceneFor(teamFor(request).workspace, asked.get('user') ?? '', { ...(channel ? { channel } : {}), ...(thread ? { thread } : {}) }), tries: tested.tries.map(({ id: name, label }) => ({ id: name, label })), tester: tester.scene() });
  });
  router.get('/events', guard, (request, response) => streams.add(request, response));

  const post = <T>(path: string, body: z.ZodType<T>, act: (given: T, acts: Acts) => unknown) => router.post(path, guard, express.json({ limit: '64kb' }), (request, response, next) => carryOut(request, response, next, body, (given) => act(given, teamFor(request).acts)));
  // What the schemas let through differs from the acts' types only in that a field left out may be there as undefined.
  post('/press', bodies.press, (given, acts) => acts.press(given as Press));
  post('/submit', bodies.submit, (given, acts) => acts.submit(given as Submit));
  post('/dismiss', bodies.dismiss, (given, acts) => acts.dismiss(given as Dismiss));
  post('/command', bodies.command, (given, acts) => acts.command(given as Command));
  post('/choose', bodies.choose, (given, acts) => acts.choose(given as Choose));
  post('/write', bodies.write, (given, acts) => acts.write(given as Write));
  post('/home', bodies.home, (given, acts) => acts.openHome(given));
  post('/hush', bodies.hush, (given, acts) => acts.hush(given));
  post('/person', bodies.person, (given, acts) => acts.arrive(given));
  post('/try', bodies.try, async ({ what }) => ({ said: await tested.tries.find((each) => each.id === what)?.run() }));
  const tester = openTester(tested, streams.tell);
  router.post('/tester', guard, express.json({ limit: '16kb' }), (request, response, next) => carryOut(request, response, next, tester.body, tester.act));
  return { router, changed: streams.tell, close: streams.close };
}

function carryOut<T>(request: Request, response: Response, next: NextFunction, body: z.ZodType<T>, act: (given: T) => unknown): void {
  const given = body.safeParse(request.body);
  if (!given.success) return void response.status(400).json({ ok: false, why: 'bad request' });
  Promise.resolve()
    .then(() => act(given.data))
    .then((outcome) => response.json(outcome))
    .catch((fault: unknown) => {
      if (!(fault instanceof Missing)) return next(fault);
      response.status(404).json({ ok: false, why: fault.code });
    });
}

const together = 30;
const heartbeat = 15_000;

/** The open pages. Each is told that something has changed, and reads it for itself. */
function openStreams(): { add: (request: Request, response: Response) => void; tell: () => void; close: () => void } {
  const open = new Set<Response>();
  let waiting: NodeJS.Timeout | undefined;
  const beat = setInterval(() => {
    for (const each of open) each.write(': here\n\n');
  }, heartbeat);
  beat.unref();

  return {
    add: (request, response) => {
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      response.write('retry: 1500\n\nevent: change\ndata: {}\n\n');
      open.add(response);
      request.on('close', () => open.delete(response));
    },
    tell: () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        for (const each of open) each.write('event: change\ndata: {}\n\n');
      }, together);
    },
    close: () => {
      clearInterval(beat);
      clearTimeout(waiting);
      for (const each of open) each.end();
    },
  };
}
