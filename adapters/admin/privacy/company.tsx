import { NotNow } from '../../../src/events.ts';
import { Field, Form } from '../form.tsx';
import { NotHere, Refusal } from '../route.ts';
import type { Answer, Call, Params } from '../route.ts';
import { dayText, whenText } from '../time.ts';
import type { PrivacyParts, Shown } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

const home = '/admin/personuppgifter';

/** Where a company's conversations are looked for. */
export function companyPage(call: Call, fault?: string): Answer {
  const words = privacyWords(call.language);
  return { title: words.companyTitle, status: fault === undefined ? 200 : 422, body: <><p>{words.companyLead}</p><FindForm call={call} words={words} fault={fault} /><p><a href={home}>{words.back}</a></p></> };
}

function FindForm({ call, words, fault }: { call: Call; words: PrivacyWords; fault?: string | undefined }) {
  return (
    <Form of={call} to={`${home}/foretag`} class="narrow">
      <Field name="what" label={words.companyFind} hint={words.companyFindHint} value={call.form.one('what')} fault={fault} autocomplete="off" maxLength={200} required />
      <button>{words.search}</button>
    </Form>
  );
}

/** Leads to the one that was found, or shows them all. What was typed stands in no address and no log. */
export async function findCompany(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const found = await parts.find(call.form.one('what').trim().slice(0, 200));
  await call.audit('company.searched', { more: String(found.length) });
  const [only] = found;
  if (only === undefined) return companyPage(call, words.foundNone);
  if (found.length === 1) return { to: `${home}/foretag/${encodeURIComponent(only)}` };
  const shown = (await Promise.all(found.map(parts.show))).filter((one) => one !== undefined);
  return {
    title: words.companyTitle,
    body: (
      <>
        <p role="status">{words.found(shown.length)}</p>
        <ul>{shown.map(({ conversation, code, at, door }) => <li key={conversation}><a href={`${home}/foretag/${encodeURIComponent(conversation)}`}>{code}</a>, {dayText(at, call.language)}, {door}</li>)}</ul>
        <FindForm call={call} words={words} />
      </>
    ),
  };
}

/** Any conversation is within an admin's reach: these pages are for no one else. */
export function conversationScope({ show }: PrivacyParts) {
  return async ({ conversation }: Params) => ((await show(conversation ?? '')) ? { regions: [], actors: [] } : undefined);
}

async function shownIn({ show }: PrivacyParts, { params }: Call): Promise<Shown> {
  const shown = await show(params['conversation'] ?? '');
  if (!shown) throw new NotHere();
  return shown;
}

/** What is kept of one conversation, to hand out or to erase. */
export async function conversationPage(parts: PrivacyParts, call: Call, fault?: string): Promise<Answer> {
  const words = privacyWords(call.language);
  const shown = await shownIn(parts, call);
  await call.audit('company.read', { to: shown.conversation });
  const path = `${home}/foretag/${encodeURIComponent(shown.conversation)}`;
  return {
    title: words.conversationTitle(shown.code), status: fault === undefined ? 200 : 422,
    body: (
      <>
        {shown.practice && <p class="warn">{words.shown.practice}</p>}
        {shown.hold && <p class="warn">{words.isHeld(shown.hold.reason)} {shown.askedAt !== undefined && words.isAsked(dayText(shown.askedAt, call.language))}</p>}
        <Facts shown={shown} words={words} language={call.language} />
        {shown.handovers.length > 0 && <h2>{words.handovers}</h2>}
        <ul>{shown.handovers.map(({ id, recipient, status, at }) => <li key={id}>{recipient}, {dayText(at, call.language)}: {words.statuses[status] ?? status}. <a href={`${home}/overlamning/${encodeURIComponent(id)}`} aria-label={`${words.record}: ${recipient}`}>{words.record}</a></li>)}</ul>
        <p class="actions"><a class="button second" href={`${path}/fil`}>{words.download}</a> {!shown.hold && <a class="button second" href={`${home}/sparrar?samtal=${encodeURIComponent(shown.conversation)}`}>{words.holdIt}</a>}</p>
        {!shown.hold && (
          <>
            <h2>{words.eraseTitle}</h2>
            <p>{words.eraseLead}</p>
            <Form of={call} to={`${path}/radera`} class="narrow">
              <Field name="word" label={words.eraseType} fault={fault} autocomplete="off" maxLength={20} required />
              <button class="danger">{words.erase}</button>
            </Form>
          </>
        )}
        <p><a href={`${home}/foretag`}>{words.cancel}</a></p>
      </>
    ),
  };
}

function Facts({ shown, words, language }: { shown: Shown; words: PrivacyWords; language: Call['language'] }) {
  const of = words.shown;
  const due = shown.due === undefined ? '–' : 'due' in shown.due ? dayText(shown.due.due, language) : words.waits[shown.due.waits];
  const rows = [
    [of.code, shown.code], [of.id, shown.conversation], [of.door, shown.door], [of.at, whenText(shown.at, language)], [of.lastAt, whenText(shown.lastAt, language)], [of.said, of.times(shown.said)],
    [of.contacts, shown.contacts.map(({ name, ways }) => [name, ...ways].join(', ')).join('; ') || of.noContacts], [of.due, due],
  ] as const;
  return <dl class="held-facts">{rows.map(([name, text]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{text}</dd>])}</dl>;
}

/** All that is kept, as a file: what the company gets itself. */
export async function exportConversation(parts: PrivacyParts, call: Call): Promise<Answer> {
  const { conversation } = await shownIn(parts, call);
  await call.audit('company.exported', { to: conversation });
  return { file: JSON.stringify(await parts.exported(conversation, call.at), null, 2), type: 'json', name: `ratt-dorr-${conversation.slice(0, 8)}.json` };
}

/** Erases one conversation, when the word has been typed. */
export async function eraseConversation(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const { conversation, hold } = await shownIn(parts, call);
  if (hold) throw new Refusal(409, words.isHeld(hold.reason));
  if (call.form.one('word').trim() !== words.eraseWord) return conversationPage(parts, call, words.eraseWrong);
  await parts.forget(conversation).catch((error: unknown) => {
    // It was held just now.
    throw error instanceof NotNow && error.code === 'held' ? new Refusal(409, words.isHeld(error.detail['why'] ?? '')) : error;
  });
  await call.audit('company.erased', { to: conversation });
  return { to: `${home}/foretag`, told: words.gone };
}
