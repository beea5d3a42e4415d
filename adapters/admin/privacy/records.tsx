import { reaches } from '../../../src/accounts/account.ts';
import type { HandoverRecord } from '../../../src/retention/record.ts';
import { NotHere } from '../route.ts';
import type { Answer, Call } from '../route.ts';
import { dayText, whenText } from '../time.ts';
import { scopeOf } from './parts.ts';
import type { PrivacyParts } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

const home = '/admin/personuppgifter';
const mostShown = 200;

/** What public authorities have received, the latest first: as far as the account reaches. */
export async function recordsPage({ retention, actors, handoversTo }: PrivacyParts, { account, language }: Call): Promise<Answer> {
  const words = privacyWords(language);
  const authorities = (await retention.rules()).actors.filter(({ publicAuthority }) => publicAuthority).map(({ actor }) => actor);
  const own = authorities.filter((actor) => { const scope = scopeOf(actors(), actor); return scope !== undefined && reaches(account, scope); });
  const rows = (await Promise.all(own.map(handoversTo))).flat().filter(({ practice }) => !practice).sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostShown);
  return {
    title: words.recordsTitle,
    body: (
      <>
        <p>{words.recordsLead}</p>
        {rows.length === 0 ? <p class="soft">{words.recordsNone}</p> : <ul>{rows.map(({ id, recipient, at, status }) => <li key={id}><a href={`${home}/overlamning/${encodeURIComponent(id)}`}>{recipient}, {whenText(at, language)}</a>: {words.statuses[status] ?? status}</li>)}</ul>}
        <p><a href={home}>{words.back}</a></p>
      </>
    ),
  };
}

/** A handover as a document, with a place for its number in the register. */
export async function recordPage(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const record = await recordIn(parts, call);
  await call.audit('record.read', { to: record.handover });
  return {
    title: words.recordTitle, bare: true,
    body: (
      <div class="paper">
        <p class="screen actions"><a href={home}>{words.back}</a> <a class="button second" href={`${home}/overlamning/${encodeURIComponent(record.handover)}/fil`}>{words.saveFile}</a> <span class="soft">{words.printHint}</span></p>
        {record.practice && <p class="warn">{words.recordFields.practice}</p>}
        {record.sensitive && <p class="warn">{words.consentOf.sensitive}</p>}
        <RecordFacts record={record} words={words} language={call.language} door={parts.doors().find(({ id }) => id === record.door)?.name ?? record.door} />
        <h2>{words.asSent}</h2>
        <dl class="held-facts">{record.brief.map(({ label, text }, index) => [<dt key={index}>{label}</dt>, <dd key={`${index}=`} class="as-written">{text}</dd>])}</dl>
        {record.quotes.length > 0 && <h3>{words.ownWords}</h3>}
        {record.quotes.map((quote, index) => <blockquote key={index} class="as-written">{quote}</blockquote>)}
        <h2>{words.story}</h2>
        <ol>{record.steps.map(({ at, what, who, words: said, notice }, index) => <li key={index}>{whenText(at, call.language)}: {words.steps[what] ?? what}{who === undefined ? '' : `, ${who}`}{said === undefined ? '' : `. ${said}`}{notice === undefined ? '' : `. ${words.stepNotice(notice)}`}</li>)}</ol>
      </div>
    ),
  };
}

function RecordFacts({ record, words, language, door }: { record: HandoverRecord; words: PrivacyWords; language: Call['language']; door: string }) {
  const { recordFields: of, consentOf } = words;
  const { contact, notice } = record;
  const from = contact ? [contact.company, contact.organisationNumber, contact.name, contact.email, contact.phone].filter(Boolean).join(', ') : record.named ? words.contactLater : words.noContact;
  const told = notice ? `${of.noticeOf(notice.version, dayText(notice.publishedAt, language), notice.responsible)}. ${notice.kept ? of.noticeKept : of.noticeByDate}` : of.noNotice;
  const rows = [
    [of.at, whenText(record.at, language)], [of.to, record.recipient], [of.from, from], [of.door, door],
    [of.consent, `${record.named ? consentOf.named : consentOf.unnamed}, ${record.onward === 'share' ? consentOf.share : consentOf.ask}`], [of.notice, told], [of.id, record.handover],
  ] as const;
  return <dl class="held-facts"><dt>{of.number}</dt><dd><span class="write" aria-hidden="true" /></dd>{rows.map(([name, text]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`}>{text}</dd>])}</dl>;
}

/** The same as a file, to be kept in the register. */
export async function recordFile(parts: PrivacyParts, call: Call): Promise<Answer> {
  const record = await recordIn(parts, call);
  await call.audit('record.exported', { to: record.handover });
  return { file: JSON.stringify({ diarienummer: '', ...record }, null, 2), type: 'json', name: `fraga-${record.handover.slice(0, 8)}.json` };
}

async function recordIn({ record }: PrivacyParts, { params }: Call): Promise<HandoverRecord> {
  const found = await record(params['handover'] ?? '');
  if (!found) throw new NotHere();
  return found;
}
