import type { types } from '@slack/bolt';
import { z } from 'zod';
import { checkOrganisationNumber } from '../../../src/conversation/privacy.ts';
import type { HandoverRequest } from '../../../src/conversation/input.ts';
import { NotNow } from '../../../src/events.ts';
import type { Contact, SpokenTo } from '../../../src/events.ts';
import { inTime, openDialog } from '../acting.ts';
import { section, spoken } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { plain } from '../modal.ts';
import { cleanLine, safe, safeLine } from '../safe.ts';
import { isWorkedIn } from '../spaces.ts';
import { idFrom, recipientHere, show } from './commanding.ts';
import type { Asked, Commanding } from './commanding.ts';
import { commandDialogs } from './pieces.ts';
import type { CommandWords } from './words.ts';

/** What the button on a door knows: the conversation, the actor, its service, and whom it comes to there. */
export const Chosen = z.object({ c: z.string(), a: z.string(), s: z.string(), r: z.string() });
export type Chosen = z.infer<typeof Chosen>;

export const handOverFields = {
  name: 'lead_name', phone: 'lead_phone', email: 'lead_email', company: 'lead_company', number: 'lead_number', onward: 'lead_onward', consent: 'lead_consent',
} as const;
type Field = keyof typeof handOverFields;
const longest: Readonly<Partial<Record<Field, number>>> = { name: 120, phone: 40, email: 254, company: 160, number: 40 };

/** Opens the dialog in which a promoter hands a company over. What will be sent is read first, but the trigger lives three seconds: without it the dialog says to whom. */
export async function openHandOver(commanding: Commanding, asked: Asked, trigger: string, chosen: Chosen): Promise<void> {
  const { app, said, now } = commanding;
  if (!mayHandOver(commanding)) return show(commanding, asked, { text: said.strangeTeam });
  const at = now().toISOString();
  const previewed = (onward: 'ask' | 'share') => app.read.preview(chosen.c, requestOf(chosen, { name: said.nameToCome, phone: said.contactToCome }, onward), at);
  const found = await inTime(Promise.all([previewed('ask'), previewed('share')]).then(whatIsSent, refusalOf));
  if (found instanceof NotNow) return show(commanding, asked, { text: safe(sayRefusal(found, chosen.r, said), 600) });
  await openDialog(commanding, asked, trigger, handOverDialog(chosen, asked, found === 'late' ? undefined : found, said));
}

type Preview = Awaited<ReturnType<Commanding['app']['read']['preview']>>;

/** What is sent in either case; whether it may go on is asked below. */
function whatIsSent([ask, share]: [Preview, Preview]): Preview {
  const also = new Set(share.text.split('\n'));
  return { ...ask, text: ask.text.split('\n').filter((one) => also.has(one)).join('\n').trim() };
}

function refusalOf(error: unknown): NotNow {
  if (error instanceof NotNow) return error;
  throw error;
}

/** Lämna över: what is sent, to whom, and that the company has said yes to it. */
export function handOverDialog(chosen: Chosen, asked: Pick<Asked, 'channel' | 'channelName' | 'url'>, preview: Preview | undefined, said: CommandWords): types.ModalView {
  const blocks: Block[] = [
    ...(preview ? [section(safe([said.willHear(preview.recipient, preview.by), preview.closedText].filter(Boolean).join(' '), 600)), section(said.sent), spoken(preview.text, 2900)] : [section(safeLine(said.handOverTo(chosen.r), 300))]),
    line('name', said.contactName, said.contactNameHint, false),
    line('phone', said.contactPhone),
    { type: 'input', block_id: handOverFields.email, optional: true, label: plain(said.contactEmail), hint: plain(said.contactEmailHint), element: { type: 'email_text_input', action_id: handOverFields.email } },
    line('company', said.contactCompany),
    line('number', said.contactNumber, said.contactNumberHint),
    {
      type: 'input', block_id: handOverFields.onward, label: plain(said.onward), hint: plain(said.onwardHint),
      element: { type: 'radio_buttons', action_id: handOverFields.onward, options: [{ text: plain(said.onwardShare, 75), value: 'share' }, { text: plain(said.onwardAsk, 75), value: 'ask' }] },
    },
    {
      type: 'input', block_id: handOverFields.consent, label: plain(said.consent(chosen.r)), hint: plain(said.consentHint),
      element: { type: 'checkboxes', action_id: handOverFields.consent, options: [{ text: plain(said.consentTick, 75), value: 'yes' }] },
    },
  ];
  const remembered = { ...chosen, channel: asked.channel ?? '', name: asked.channelName ?? '', url: asked.url ?? '' };
  return {
    type: 'modal', callback_id: commandDialogs.handOver, private_metadata: JSON.stringify(remembered),
    title: plain(said.handOver, 24), submit: plain(said.handOver, 24), close: plain(said.cancel, 24), blocks,
  };
}

function line(field: Field, label: string, hint?: string, optional = true): types.InputBlock {
  return {
    type: 'input', block_id: handOverFields[field], optional, label: plain(label), ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: { type: 'plain_text_input', action_id: handOverFields[field], max_length: longest[field] ?? 200 },
  };
}

/** What was filled in, by field. */
export type Filled = (field: string) => { text: string; option: string; options: readonly string[] };

/** The handover that a dialog asks for, or what is to be put right in it. Pure. */
export function checkHandOver(metadata: string, filled: Filled, said: CommandWords): { handOver: HandOver } | { errors: Record<string, string> } {
  const about = Chosen.parse(JSON.parse(metadata));
  const text = (field: Field) => cleanLine(filled(handOverFields[field]).text);
  const onward = filled(handOverFields.onward).option;
  const contact: Contact = {
    name: text('name'),
    ...Object.fromEntries((['phone', 'email', 'company'] as const).flatMap((field) => (text(field) ? [[field, text(field)]] : []))),
    ...(text('number') ? { organisationNumber: text('number') } : {}),
  };
  const faults: Partial<Record<Field, string>> = {
    ...(contact.name ? {} : { name: said.errors.name }),
    ...(contact.phone ?? contact.email ? {} : { phone: said.errors.reach }),
    ...(contact.phone && !(/^[+()\d\s./-]*$/.test(contact.phone) && (contact.phone.match(/\d/g)?.length ?? 0) >= 6) ? { phone: said.errors.phone } : {}),
    ...(contact.email && !/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@.<>"(),;:\\]{2,}$/u.test(contact.email) ? { email: said.errors.email } : {}),
    ...faultOfNumber(contact.organisationNumber, said),
    ...(onward === 'share' || onward === 'ask' ? {} : { onward: said.errors.onward }),
    ...(filled(handOverFields.consent).options.includes('yes') ? {} : { consent: said.errors.consent }),
    ...Object.fromEntries(Object.entries(longest).flatMap(([field, most]) => (text(field as Field).length > most ? [[field, said.errors.tooLong(most)]] : []))),
  };
  if (Object.keys(faults).length > 0) return { errors: Object.fromEntries(Object.entries(faults).map(([field, fault]) => [handOverFields[field as Field], fault])) };
  return { handOver: { chosen: about, contact, onward: onward === 'share' ? 'share' : 'ask' } };
}
export type HandOver = { chosen: Chosen; contact: Contact; onward: 'ask' | 'share' };

function faultOfNumber(number: string | undefined, said: CommandWords): { number?: string } {
  const verdict = number === undefined ? 'ok' : checkOrganisationNumber(number);
  return verdict === 'ok' ? {} : { number: verdict === 'personal' ? said.errors.personal : said.errors.number };
}

/** Hands the company over, with who heard it say yes. From then on it is a handover like any other. */
export async function handOver(commanding: Commanding, asked: Asked, { chosen, contact, onward }: HandOver): Promise<void> {
  const { app, said, now, promoterOf, mails } = commanding;
  if (!mayHandOver(commanding)) return show(commanding, asked, { text: said.strangeTeam });
  const [promoter, here] = await Promise.all([promoterOf(asked.user), recipientHere(commanding, asked)]);
  const spokenTo: SpokenTo = { ...promoter, ...(here === undefined ? {} : { actor: here.name }) };
  try {
    const records = await app.receive(chosen.c, { type: 'handover.request', id: idFrom(commanding, asked.request), at: now().toISOString(), ...requestOf(chosen, contact, onward), spokenTo });
    const asks = records.flatMap(({ event }) => (event.type === 'handover.requested' ? [event] : []))[0];
    const told = contact.email === undefined ? said.notConfirmed : mails ? said.confirmed : said.noMail;
    const text = safe(`${said.done(asks?.recipient ?? chosen.r, asks?.by ?? now().toISOString())} ${told}`, 1500);
    await show(commanding, asked, { text, blocks: [section(text)] }, true);
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    await show(commanding, asked, { text: safe(sayRefusal(error, chosen.r, said), 600) });
  }
}

/** A promoter's word that a company has said yes is taken from those who are in it together only. */
function mayHandOver({ spaces, space, app }: Commanding): boolean {
  return isWorkedIn(spaces, space, app.read.boundChannels());
}

function sayRefusal({ code }: NotNow, recipient: string, said: CommandWords): string {
  return code === 'already' ? said.already(recipient) : said.notHandedOver;
}

function requestOf({ a, s }: Chosen, contact: Contact, onward: 'ask' | 'share'): HandoverRequest {
  return { actor: a, service: s, contact, onward, sensitive: false, omit: [] };
}
