import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { App } from '../adapter.ts';
import type { HandoverRequest } from '../../src/conversation/input.ts';
import type { Contact } from '../../src/events.ts';
import { conversationNow, currentOf } from './conversations.ts';
import { handoversOf, messagesOf, requestedIn } from './messages.ts';
import { taking } from './operation.ts';
import type { Call, Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { HandedOver, HandoverBody, HelpedBody, HelpedShown, NoBody, Preview, PreviewBody } from './schemas.ts';

type Asked = z.output<typeof PreviewBody>;

/** Being handed over warmly: reading what will be sent, asking for it, taking it back. */
export function handoverOperations(): Operation[] {
  return [
    taking({
      name: 'previewHandover', method: 'post', path: '/api/conversations/{id}/handovers/preview', summary: 'Word for word what will be sent, to whom, and by when the company will hear.',
      secured: true, counted: 'preview', body: PreviewBody, status: 200, answer: Preview, refusals: [422],
      run: ({ app, at, id, body }) => app.read.preview(id, requestOf(body), at),
    }),
    taking({
      name: 'requestHandover', method: 'post', path: '/api/conversations/{id}/handovers', summary: 'Asks for a warm handover to one actor.',
      secured: true, counted: 'handovers', body: HandoverBody, status: 201, answer: HandedOver, refusals: [409, 422], run: request,
    }),
    taking({
      name: 'withdrawHandover', method: 'post', path: '/api/conversations/{id}/handovers/{handover}/withdraw', summary: 'The company takes it back.',
      secured: true, counted: 'messages', body: NoBody, status: 200, answer: HandedOver, refusals: [422], run: withdraw,
    }),
    taking({
      name: 'sayHelped', method: 'post', path: '/api/conversations/{id}/handovers/{handover}/helped', summary: 'The company says whether it got help, once the handover has ended. It may change its mind.',
      secured: true, counted: 'messages', body: HelpedBody, status: 200, answer: HelpedShown, refusals: [422], run: sayHelped,
    }),
  ];
}

async function request({ app, access, at, id, body }: Call<z.output<typeof HandoverBody>>) {
  const asked = requestOf(body);
  await refuseElsewhere(app, body.id, id);
  const records = await app.receive(id, { type: 'handover.request', id: body.id, at, ...asked });
  const handover = requestedIn(records);
  if (!handover) throw new Refused('conflict_id');
  await refuseOtherContact(app, id, handover.id, asked.contact);
  return { handover, messages: messagesOf(records), conversation: await conversationNow(app, access, id) };
}

/** The ids of handovers are the clients' own: one that another conversation has used is no longer free. */
async function refuseElsewhere(app: App, handover: string, conversation: string): Promise<void> {
  const known = await app.read.handover(handover);
  if (known && known.conversation !== conversation) throw new Refused('conflict_id');
}

/** The contact is not in the events, so whether a repeated request says the same is seen beside what was kept the first time. */
async function refuseOtherContact(app: App, conversation: string, chain: string, contact: Contact): Promise<void> {
  const kept = (await app.read.everything(conversation)).contacts[chain];
  if (kept && !isSameContact(kept, contact)) throw new Refused('conflict_id');
}

function isSameContact(a: Contact, b: Contact): boolean {
  const fields = ['name', 'email', 'phone', 'callTime', 'company', 'organisationNumber'] as const;
  return fields.every((field) => (a[field] ?? '') === (b[field] ?? ''));
}

/** Taking back what is taken back already changes nothing and is answered like the first time. */
async function withdraw({ app, access, at, id, params }: Call<unknown>) {
  const { handover = '' } = params;
  const input = `withdrawal:${handover}`;
  const { status } = await findIn(app, id, handover);
  const records = status === 'withdrawn'
    ? (await app.read.events(id)).filter(({ cause }) => cause === input)
    : await app.receive(id, { type: 'handover.withdraw', id: input, at, handover });
  return { handover: await findIn(app, id, handover), messages: messagesOf(records), conversation: await conversationNow(app, access, id) };
}

async function sayHelped({ app, at, id, params, body: { helped } }: Call<z.output<typeof HelpedBody>>) {
  const { handover = '' } = params;
  await findIn(app, id, handover);
  await app.receive(id, { type: 'handover.rate', id: `helped:${randomUUID()}`, at, handover, helped });
  return { handover: await findIn(app, id, handover) };
}

async function findIn(app: App, conversation: string, handover: string) {
  const found = handoversOf(await currentOf(app, conversation)).find(({ id }) => id === handover);
  if (!found) throw new Refused('unknown_handover');
  return found;
}

function requestOf({ actor, service, contact, onward, sensitive, recognise, omit, note }: Asked): HandoverRequest {
  return {
    actor, onward, sensitive, omit,
    contact: withoutEmpty(contact),
    ...(recognise ? { recognise } : {}),
    ...(service === undefined || service === '' ? {} : { service }),
    ...(note === undefined || note === '' ? {} : { note }),
  };
}

/** A field that was left empty in a form is one that was not filled in. */
function withoutEmpty({ name, ...rest }: Asked['contact']): Contact {
  return { name, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) };
}

