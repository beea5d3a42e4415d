import type { App as Bolt, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { kindly, openDialog } from '../acting.ts';
import { requestOf } from '../actions.ts';
import { cut } from '../safe.ts';
import { swedishDate } from './closed-weeks.ts';
import { recipientHere, regionsOf, show } from './commanding.ts';
import type { Asked, Commanding } from './commanding.ts';
import { Chosen, handOver, openHandOver } from './hand-over.ts';
import { bind, bindNamed, close, goLive, open, practise, recipientOf, setDeputy, unbind } from './joining.ts';
import { goOn, lead, longestSaid } from './lead.ts';
import { commandActions, commandDialogs, commandName, leadShortcut } from './pieces.ts';
import { plainText } from './plain-text.ts';
import { readCommand } from './read-command.ts';
import { status } from './status.ts';
import { closedDialog, readCommandSubmission, sayDialog } from './submissions.ts';
import type { CommandSubmission } from './submissions.ts';
import { showHelp, showWho } from './who.ts';

/** So many words may still be the name of an actor. */
const longestName = 8;

/** What the command works with, for the request that Bolt gives it the context of. */
export type CommandingIn = (context: object) => Commanding;

/** Registers what follows on the slash command, on the message shortcut, and on the buttons and dialogs that come of them. */
export function listenToCommands(bolt: Bolt, { said, now }: Pick<Commanding, 'said' | 'now'>, commandingIn: CommandingIn): void {
  bolt.command(commandName, async ({ ack, command, context }) => {
    await ack();
    const commanding = commandingIn(context);
    const { user_id, user_name, channel_id, channel_name, response_url, text } = command;
    const asked: Asked = { user: { id: user_id, name: user_name }, channel: channel_id, channelName: channel_name, url: response_url, request: requestOf(context) };
    await kindly(commanding, asked, () => obey(commanding, asked, cut(plainText(text), longestSaid).shown));
  });
  bolt.shortcut({ callback_id: leadShortcut, type: 'message_action' }, async ({ ack, shortcut, context }) => {
    await ack();
    const commanding = commandingIn(context);
    const { user, channel, response_url, message } = shortcut;
    const asked: Asked = { user, channel: channel.id, channelName: channel.name, url: response_url, request: requestOf(context) };
    const text = plainText(message.text ?? '');
    await kindly(commanding, asked, () => (text && !('bot_id' in message && message.bot_id) ? lead(commanding, asked, text) : show(commanding, asked, { text: commanding.said.nothingToLead })));
  });
  listenToButtons(bolt, commandingIn);
  for (const dialog of Object.values(commandDialogs)) {
    bolt.view(dialog, async ({ ack, body, context }) => {
      await ack();
      const read = readCommandSubmission(body, said, swedishDate(now()));
      if (!read || !('submission' in read)) return;
      const commanding = commandingIn(context);
      const { channel, name, url } = read.submission;
      const asked: Asked = { user: body.user, channel: channel || undefined, ...(name ? { channelName: name } : {}), ...(url ? { url } : {}), request: requestOf(context) };
      await kindly(commanding, asked, () => handIn(commanding, asked, read.submission));
    });
  }
}

/** Does what the command's text asks for. */
async function obey(commanding: Commanding, asked: Asked, text: string): Promise<void> {
  const ask = readCommand(text);
  switch (ask.ask) {
    case 'help':
      return show(commanding, asked, showHelp(commandName, commanding.said));
    case 'status':
      return status(commanding, asked);
    case 'bind':
      return bindNamed(commanding, asked, ask.name);
    case 'unbind':
      return unbind(commanding, asked);
    case 'close':
      return close(commanding, asked, ask.when);
    case 'open':
      return open(commanding, asked);
    default:
      return answer(commanding, asked, ask.text, ask.ask);
  }
}

/** Who does what, for a matter or the name of an actor; a company that is described is led. */
async function answer(commanding: Commanding, asked: Asked, text: string, kind: 'who' | 'matter' | 'lead'): Promise<void> {
  if (text.split(/\s+/u).length > longestName) return lead(commanding, asked, text);
  const found = await whoDoes(commanding, asked, text);
  const leads = !found.named && (kind === 'lead' || (kind === 'matter' && found.facts));
  if (leads) return lead(commanding, asked, text, { matter: text });
  await show(commanding, asked, showWho(text, found, commanding.said));
}

async function whoDoes(commanding: Commanding, asked: Asked, text: string) {
  const { app, said, now } = commanding;
  const here = await recipientHere(commanding, asked);
  const all = regionsOf(commanding);
  return app.read.whoDoes(text, { at: now().toISOString(), regions: here && all.includes(here.region) ? [here.region] : all, language: said.language });
}

function listenToButtons(bolt: Bolt, commandingIn: CommandingIn): void {
  type Pressed = { commanding: Commanding; value: string; asked: Asked; trigger: string; ts: string };
  const pressed = (action: string, work: (pressed: Pressed) => Promise<void>) => {
    bolt.action<BlockAction>({ type: 'block_actions', action_id: new RegExp(`^${action}(_\\d+)?$`, 'u') }, async ({ ack, action: element, body, context }) => {
      await ack();
      const { user, channel, response_url, trigger_id, container } = body;
      const asked: Asked = {
        user, channel: channel?.id, ...(channel?.name === undefined ? {} : { channelName: channel.name }), ...(response_url ? { url: response_url } : {}), request: requestOf(context),
      };
      const commanding = commandingIn(context);
      await kindly(commanding, asked, () => work({ commanding, value: valueOf(element), asked, trigger: trigger_id, ts: String(container.message_ts ?? '') }));
    });
  };
  pressed(commandActions.lead, ({ commanding, value, asked }) => lead(commanding, asked, plainText(value), { matter: plainText(value), replace: true }));
  pressed(commandActions.who, async ({ commanding, value, asked }) => show(commanding, asked, showWho(plainText(value), await whoDoes(commanding, asked, plainText(value)), commanding.said), true));
  pressed(commandActions.answer, ({ commanding, value, asked }) => {
    const { c, s, o } = Answer.parse(JSON.parse(value));
    return goOn(commanding, asked, c, { type: 'option.choose', slot: s, option: o });
  });
  pressed(commandActions.choose, ({ commanding, value, asked }) => {
    const [conversation = '', slot = '', ...option] = value.split(' ');
    return goOn(commanding, asked, conversation, { type: 'option.choose', slot, option: option.join(' ') });
  });
  pressed(commandActions.say, ({ commanding, value, asked, trigger }) => openDialog(commanding, asked, trigger, sayDialog(asked, Said.parse(JSON.parse(value)).c, commanding.said)));
  pressed(commandActions.handOver, ({ commanding, value, asked, trigger }) => openHandOver(commanding, asked, trigger, Chosen.parse(JSON.parse(value))));
  pressed(commandActions.bind, async ({ commanding, value, asked }) => {
    const recipient = recipientOf(commanding, value);
    if (recipient) await bind(commanding, asked, recipient);
  });
  pressed(commandActions.practice, ({ commanding, asked, ts }) => practise(commanding, asked, ts));
  pressed(commandActions.deputy, ({ commanding, value, asked }) => setDeputy(commanding, asked, value));
  pressed(commandActions.closed, ({ commanding, asked, trigger }) => openDialog(commanding, asked, trigger, closedDialog(asked, commanding.said)));
  pressed(commandActions.join, ({ commanding, asked }) => goLive(commanding, asked));
}

const Said = z.object({ c: z.string() });
const Answer = z.object({ c: z.string(), s: z.string(), o: z.string() });
const Element = z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish(), selected_user: z.string().nullish() });

/** What a button carries, or what was chosen in a menu. */
function valueOf(element: unknown): string {
  const { value, selected_option, selected_user } = Element.parse(element);
  return value ?? selected_option?.value ?? selected_user ?? '';
}

function handIn(commanding: Commanding, asked: Asked, submission: CommandSubmission): Promise<void> {
  switch (submission.dialog) {
    case 'say':
      return goOn(commanding, asked, submission.conversation, { type: 'message.say', text: submission.text });
    case 'closed':
      return close(commanding, asked, submission.when);
    case 'handOver':
      return handOver(commanding, asked, submission.handOver);
  }
}
