import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenedTo } from '../../../adapters/slack/actions.ts';
import { actionIds, card } from '../../../adapters/slack/card.ts';
import { declineDialog, referDialog } from '../../../adapters/slack/dialogs.ts';
import { askDialog, closeDialog, giveDialog, joinDialog } from '../../../adapters/slack/held-dialogs.ts';
import { fieldIds } from '../../../adapters/slack/modal.ts';
import { words } from '../../../adapters/slack/words.ts';
import { NotNow } from '../../../src/events.ts';
import type { FakeSlack } from './fake-slack.ts';
import { contact, handoverAfter, requested, textsIn, until, viewOf } from './fixtures.ts';
import { productIn, submissionOf } from './product.ts';
import type { Ours } from './product.ts';

let slack: FakeSlack;
let ours: Ours;
const bo = { user: { id: 'U2', username: 'bo', name: 'bo', team_id: 'T1' } };
const told = () => slack.ephemerals.map(({ user, text }) => `${user}: ${text}`);
const handled = () => until('everything is handled', () => ours.kept.size > 0 && [...ours.kept.values()].every((body) => body === undefined));

let close: () => Promise<void>;
beforeEach(async () => {
  ({ slack, ours, close } = await productIn('dorr-almi-dalarna'));
});
afterEach(() => close());

async function openDialog(action: string): Promise<Record<string, unknown>> {
  await ours.press(action);
  await until('the dialog is open', () => slack.views.length > 0);
  return slack.views.at(-1)!.view;
}

describe('Ta ärendet', () => {
  test('is an input with the promoter as Slack shows it', async () => {
    await ours.press(actionIds.accept);
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.accept', handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' } }]);
    expect(slack.ephemerals).toEqual([]);
  });

  test('takes the name in the press when Slack will not tell another, and asks only once for each person', async () => {
    await ours.press(actionIds.accept, { user: { id: 'U9', name: 'Gäst', team_id: 'T1' } });
    await handled();
    expect(ours.inputs).toMatchObject([{ promoter: { id: 'U9', name: 'Gäst' } }]);
    await ours.press(actionIds.accept, bo);
    await ours.press(actionIds.accept, bo);
    await handled();
    expect(slack.called('users.info').filter(({ args }) => args.user === 'U2').length).toBeLessThanOrEqual(2);
  });

  test('by two at once: one wins, and the other is told who', async () => {
    await Promise.all([ours.press(actionIds.accept), ours.press(actionIds.accept, bo)]);
    await handled();
    const handover = ours.handovers.get('h1')!;
    expect(handover.status).toBe('accepted');
    const winner = 'promoter' in handover ? handover.promoter : undefined;
    const loser = winner?.id === 'U1' ? 'U2' : 'U1';
    expect(told()).toEqual([`${loser}: Redan taget av ${winner?.name}.`]);
  });

  test('again by the same person says that it is theirs already', async () => {
    await ours.press(actionIds.accept);
    await handled();
    await ours.press(actionIds.accept);
    await handled();
    expect(told()).toEqual(['U1: Du har redan tagit ärendet.']);
  });

  test('of what is over says what has become of it', async () => {
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    await ours.press(actionIds.accept);
    await handled();
    expect(told()).toEqual(['U1: Det går inte längre. Företaget har tagit tillbaka sin förfrågan. Hör inte av er till det.']);
  });

  test('of what has been forgotten says that it is gone', async () => {
    ours.handovers.delete('h1');
    await ours.press(actionIds.accept);
    await handled();
    expect(told()).toEqual(['U1: Ärendet finns inte längre.']);
  });

  test('that fails on our side says so and is logged', async () => {
    ours.failing.receive = new Error('the store is away');
    await ours.press(actionIds.accept);
    await handled();
    expect(told()[0]).toContain('Något gick fel hos oss');
    expect(ours.log.lines.some(({ level }) => level === 'error')).toBe(true);
  });

  test('is answered through the press itself when nothing can be written in the channel', async () => {
    slack.fail('chat.postEphemeral', { error: 'user_not_in_channel' });
    ours.happen({ type: 'handover.expired', handover: 'h1' }, 'the clock');
    await ours.press(actionIds.accept);
    await handled();
    expect(slack.responses).toMatchObject([{ response_type: 'ephemeral', text: 'Det går inte längre. Ingen hann ta ärendet i tid. Företaget har fått veta hur det går vidare.' }]);
  });
});

describe('Skicka vidare', () => {
  test('opens a dialog with the three likeliest first and then the others by name', async () => {
    const dialog = await openDialog(actionIds.refer);
    const [choice] = dialog.blocks as { element: { option_groups: { label: { text: string }; options: { value: string }[] }[] } }[];
    expect(choice!.element.option_groups.map(({ label, options }) => [label.text, options.map(({ value }) => value)])).toEqual([
      ['Troligast', ['ekn', 'coompanion', 'region']],
      ['Övriga', ['drivhuset', 'leader']],
    ]);
    expect(ours.inputs).toEqual([]);
  });

  test('handed in is an input with actor and reason, also after the case was taken', async () => {
    ours.happen({ type: 'handover.accepted', handover: 'h1', promoter: { id: 'U2', name: 'Bo Dal' }, callBy: '2026-11-25T11:00:00.000Z' }, 'x');
    const dialog = await openDialog(actionIds.refer);
    const answer = await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referReason]: ' de kan Norge bäst ' }));
    expect(await answer.text()).toBe('');
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.refer', to: 'ekn', reason: 'de kan Norge bäst', promoter: { name: 'Anna Ek' } }]);
    expect(ours.handovers.get('h1')?.status).toBe('referred');
  });

  test('handed in with a reason from the list needs no more words, unless it is another', async () => {
    const dialog = await openDialog(actionIds.refer);
    const other = await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referWhy]: 'other' }));
    expect(await other.json()).toMatchObject({ errors: { [fieldIds.referReason]: 'Välj ett skäl, eller skriv några ord om varför.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referWhy]: 'knows_better' }));
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.refer', to: 'ekn', because: 'knows_better', reason: '' }]);
  });

  test('without a choice or a reason is told at the field, as often as it is tried, and changes nothing', async () => {
    const dialog = await openDialog(actionIds.refer);
    for (let i = 0; i < 2; i += 1) {
      const answer = await ours.sendPayload(submissionOf(dialog, { [fieldIds.referReason]: '   ' }));
      expect(await answer.json()).toEqual({ response_action: 'errors', errors: { [fieldIds.to]: 'Välj vem som ska ta över.', [fieldIds.referReason]: 'Välj ett skäl, eller skriv några ord om varför.' } });
    }
    const long = await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referReason]: 'å'.repeat(501) }));
    expect(await long.json()).toMatchObject({ errors: { [fieldIds.referReason]: 'Skriv högst 500 tecken.' } });
    await handled();
    expect(ours.inputs).toEqual([]);
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referReason]: 'de kan Norge' }));
    await handled();
    expect(ours.handovers.get('h1')?.status).toBe('referred');
  });

  test('handed in twice is one input', async () => {
    const dialog = await openDialog(actionIds.refer);
    const submission = submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referReason]: 'de kan Norge' });
    const answers = await Promise.all([ours.sendPayload(submission), ours.sendPayload(submission)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await handled();
    expect(ours.inputs).toHaveLength(1);
    expect(slack.ephemerals).toEqual([]);
  });

  test('handed in when the case is over is told to the one who did', async () => {
    const dialog = await openDialog(actionIds.refer);
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.to]: 'ekn', [fieldIds.referReason]: 'de kan Norge' }));
    await handled();
    expect(told()[0]).toContain('Företaget har tagit tillbaka sin förfrågan');
    expect(slack.ephemerals[0]?.channel).toBe('CDORRALMIDALARNA01');
  });

  test('that came too late to open asks to try again', async () => {
    await ours.press(actionIds.refer, { trigger_id: 'late' });
    await handled();
    expect(told()[0]).toContain('Försök igen');
  });

  test('opens with every actor when the list of the likeliest does not come in time', async () => {
    const read = ours.app.read as { handover: unknown };
    const before = read.handover;
    read.handover = () => new Promise(() => undefined);
    const dialog = await openDialog(actionIds.refer);
    read.handover = before;
    expect(textsIn(dialog)).toContain('EKN');
    expect(textsIn(dialog)).not.toContain('Troligast');
  });

  test('says so when there is nobody left to pass it on to', async () => {
    ours.extra.onward = [];
    await ours.press(actionIds.refer);
    await handled();
    expect(told()[0]).toContain('Det finns ingen mer');
  });
});

describe('Inte vi', () => {
  test('opens at once and handed in is an input with the reason', async () => {
    const dialog = await openDialog(actionIds.decline);
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.declineReason]: 'no_capacity' }));
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.decline', reason: 'no_capacity' }]);
    expect(ours.inputs[0]).not.toHaveProperty('note');
  });

  test('takes no case away from a colleague who took it while the dialog was open, but from one who had it already', async () => {
    const bo = { id: 'U2', name: 'Bo Dal' };
    const before = await openDialog(actionIds.decline);
    ours.happen({ type: 'handover.accepted', handover: 'h1', promoter: bo, callBy: '2026-11-25T11:00:00.000Z' }, 'a colleague');
    await ours.sendPayload(submissionOf(before, { [fieldIds.declineReason]: 'no_capacity' }));
    await handled();
    expect(ours.inputs).toEqual([]);
    expect(told()[0]).toContain('Bo Dal');
    await ours.press(actionIds.decline);
    await until('another dialog is open', () => slack.views.length > 1);
    await ours.sendPayload(submissionOf(slack.views[1]!.view, { [fieldIds.declineReason]: 'out_of_area' }));
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.decline' }]);
  });

  test('for another reason needs words', async () => {
    const dialog = await openDialog(actionIds.decline);
    const empty = await ours.sendPayload(submissionOf(dialog, { [fieldIds.declineReason]: 'other' }));
    expect(await empty.json()).toMatchObject({ errors: { [fieldIds.declineNote]: 'Skriv vad det andra skälet är.' } });
    const odd = await ours.sendPayload(submissionOf(dialog, { [fieldIds.declineReason]: 'because' }));
    expect(await odd.json()).toMatchObject({ errors: { [fieldIds.declineReason]: 'Välj ett skäl.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.declineReason]: 'other', [fieldIds.declineNote]: 'de finns redan hos oss' }));
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.decline', reason: 'other', note: 'de finns redan hos oss' }]);
  });
});

describe('a case that one holds', () => {
  const taken = { type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' }, callBy: '2026-11-25T11:00:00.000Z' } as const;
  beforeEach(() => { ours.happen(taken, 'x'); });
  const last = () => ours.inputs.at(-1);

  test('Kontakt tagen, Ringde and Släpp are inputs at a press', async () => {
    for (const [action, type] of [['call', 'handover.call'], ['contacting', 'handover.contact'], ['release', 'handover.release']] as const) {
      await ours.press(actionIds[action]);
      await handled();
      expect(last()).toMatchObject({ type, handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' } });
    }
    expect(ours.handovers.get('h1')).toMatchObject({ status: 'delivered', left: { name: 'Anna Ek' } });
    expect(slack.ephemerals).toEqual([]);
  });

  test.each(['contacting', 'call', 'ask', 'close', 'give', 'release'] as const)('answers somebody else’s press (%s) with who has it, and opens nothing', async (action) => {
    await ours.press(actionIds[action], bo);
    await handled();
    expect(told()).toEqual(['U2: Redan taget av Anna Ek.']);
    expect(slack.views).toEqual([]);
    expect(ours.handovers.get('h1')).toMatchObject({ status: 'accepted', promoter: { id: 'U1' } });
  });

  test('is closed with an outcome from the list and a note', async () => {
    const dialog = await openDialog(actionIds.close);
    expect(textsIn(dialog)).toEqual(expect.arrayContaining(['Företaget fick hjälp', 'Fick hjälp till en del', 'Fick inte hjälp', 'Ville inte längre', 'Fick inte tag i företaget']));
    const without = await ours.sendPayload(submissionOf(dialog, { [fieldIds.closeNote]: 'å'.repeat(501) }));
    expect(await without.json()).toMatchObject({ errors: { [fieldIds.closeOutcome]: 'Välj hur det gick.', [fieldIds.closeNote]: 'Skriv högst 500 tecken.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.closeOutcome]: 'got_help', [fieldIds.closeNote]: 'lån beviljat' }));
    await handled();
    expect(last()).toMatchObject({ type: 'handover.close', outcome: 'got_help', note: 'lån beviljat' });
  });

  test('has its question to the company as it was written', async () => {
    const dialog = await openDialog(actionIds.ask);
    const empty = await ours.sendPayload(submissionOf(dialog, { [fieldIds.askText]: ' ​' }));
    expect(await empty.json()).toMatchObject({ errors: { [fieldIds.askText]: 'Skriv en fråga.' } });
    const long = await ours.sendPayload(submissionOf(dialog, { [fieldIds.askText]: 'å'.repeat(1001) }));
    expect(await long.json()).toMatchObject({ errors: { [fieldIds.askText]: 'Skriv högst 1000 tecken.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.askText]: 'Mejla budgeten till kim@almi.example, eller ring 070-111 22 33' }));
    await handled();
    expect(last()).toMatchObject({ type: 'handover.ask', text: 'Mejla budgeten till kim@almi.example, eller ring 070-111 22 33' });
  });

  test('is given to a colleague in the channel, by the name that Slack has, and to nobody else', async () => {
    const dialog = await openDialog(actionIds.give);
    const nobody = await ours.sendPayload(submissionOf(dialog, {}));
    expect(await nobody.json()).toMatchObject({ errors: { [fieldIds.giveTo]: 'Välj vem som tar över.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.giveTo]: 'U77' }));
    await handled();
    expect(told().at(-1)).toContain('inte med i kanalen');
    expect(ours.inputs).toEqual([]);
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.giveTo]: 'U2' }));
    await handled();
    expect(last()).toMatchObject({ type: 'handover.give', to: { id: 'U2', name: 'Bo Dal' } });
  });

  test('that is over says so instead of opening a dialog', async () => {
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    await ours.press(actionIds.ask);
    await handled();
    expect(told()[0]).toContain('Företaget har tagit tillbaka sin förfrågan');
    expect(slack.views).toEqual([]);
  });
});

describe('Ta in', () => {
  const taken = () => ours.happen({ type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' }, callBy: '2026-11-25T11:00:00.000Z' }, 'x');

  test('asks who helps, and with what', async () => {
    taken();
    const dialog = await openDialog(actionIds.join);
    const empty = await ours.sendPayload(submissionOf(dialog, {}));
    expect(await empty.json()).toMatchObject({ errors: { [fieldIds.joinTo]: 'Välj vem som ska hjälpa till.', [fieldIds.joinReason]: 'Skriv några ord om vad du vill ha hjälp med.' } });
    await ours.sendPayload(submissionOf(dialog, { [fieldIds.joinTo]: 'ekn', [fieldIds.joinReason]: 'exportkrediten' }));
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.join', to: 'ekn', reason: 'exportkrediten', promoter: { name: 'Anna Ek' } }]);
  });

  test('is for whoever holds the case: others are told who that is', async () => {
    taken();
    await ours.press(actionIds.join, bo);
    await handled();
    expect(told()).toEqual(['U2: Redan taget av Anna Ek.']);
    expect(slack.views).toEqual([]);
  });
});

describe('Ångra', () => {
  test('is an input', async () => {
    await ours.press(actionIds.undo);
    await handled();
    expect(ours.inputs).toMatchObject([{ type: 'handover.undo', handover: 'h1', promoter: { name: 'Anna Ek' } }]);
  });

  test.each([
    ['undo_late', {}, 'Det går bara att ångra inom en minut, och den har gått.'], ['undo_other', { name: 'Bo' }, 'Bara Bo kan ångra det.'],
    ['undo_taken', { name: 'Bo', recipient: 'EKN' }, 'Bo på EKN har redan tagit ärendet, så det går inte att ta tillbaka. Hör gärna av dig dit.'],
    ['undo_gone', {}, 'Det går inte att ångra längre. Det har hänt något mer med ärendet sedan dess.'],
  ])('that is not possible (%s) says why', async (code, detail, words) => {
    ours.failing.receive = new NotNow(code, '', detail);
    await ours.press(actionIds.undo);
    await handled();
    expect(told()).toEqual([`U1: ${words}`]);
  });
});

test('every button and field that is ever sent has a listener', async () => {
  const sv = words('sv');
  const accepted = { type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'A' }, callBy: requested.by } as const;
  const about = { handover: 'h1', channel: 'C1' };
  const shown = [
    ...[handoverAfter(requested), handoverAfter(requested, accepted), handoverAfter(requested, { type: 'handover.withdrawn', handover: 'h1' })].map((handover) => card(viewOf({ handover, contact }), String, sv, true).blocks),
    card(viewOf({ sends: 'link', page: 'https://dorr.example.se/arende/x' }), String, sv).blocks,
    referDialog(about, viewOf().onward, sv), declineDialog(about, sv), closeDialog(about, sv), askDialog(about, sv), giveDialog(about, sv), joinDialog(about, viewOf().onward, sv),
  ];
  const ids = new Set([...JSON.stringify(shown).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id!));
  expect(ids).toEqual(listenedTo);
  for (const id of ids) await ours.press(id);
  await handled();
  expect(ours.log.lines.filter(({ message }) => message.includes('unknown'))).toEqual([]);
});

test('dialogs keep to Slack’s limits, also with two hundred actors with long names', () => {
  const many = Array.from({ length: 230 }, (_, i) => ({ id: `aktor-${i}`, name: `${'Långa namnet & Söner '.repeat(6)}${i}` }));
  for (const language of ['sv', 'en'] as const) {
    for (const dialog of [referDialog({ handover: 'h'.repeat(40), channel: 'C1' }, many, words(language)), joinDialog({ handover: 'h1', channel: 'C1' }, many, words(language)), ...[declineDialog, closeDialog, askDialog, giveDialog].map((dialog) => dialog({ handover: 'h1', channel: 'C1' }, words(language)))]) {
      for (const text of [dialog.title, dialog.submit!, dialog.close!]) expect(text.text.length).toBeLessThanOrEqual(24);
      const groups = JSON.parse(JSON.stringify(dialog)) as { blocks: { element: { options?: object[]; option_groups?: { options: { text: { text: string }; value: string }[] }[] } }[] };
      for (const { element } of groups.blocks) {
        for (const group of element.option_groups ?? []) {
          expect(group.options.length).toBeLessThanOrEqual(100);
          for (const { text, value } of group.options) expect([text.text.length <= 75, value.length <= 150]).toEqual([true, true]);
        }
        for (const option of (element.options ?? []) as { text: { text: string } }[]) expect(option.text.text.length).toBeLessThanOrEqual(75);
      }
    }
  }
});
