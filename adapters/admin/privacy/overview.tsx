import { may } from '../../../src/accounts/account.ts';
import type { Account } from '../../../src/accounts/account.ts';
import { sumOf } from '../../../src/retention/report.ts';
import type { Report } from '../../../src/retention/report.ts';
import type { Language } from '../../../src/events.ts';
import { Form } from '../form.tsx';
import { Refusal } from '../route.ts';
import type { Answer, Call, Waiting } from '../route.ts';
import { whenText } from '../time.ts';
import type { PrivacyParts } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

const ways = [
  { path: 'tider', name: 'periods', right: 'manage' }, { path: 'dorrar', name: 'doors', right: 'edit' }, { path: 'sparrar', name: 'holds', right: 'manage' }, { path: 'foretag', name: 'company', right: 'manage' },
  { path: 'handlingar', name: 'records', right: 'read' }, { path: 'register', name: 'register', right: 'edit' }, { path: 'konsekvensbedomning', name: 'assessment', right: 'edit' }, { path: 'incident', name: 'incident', right: 'edit' },
] as const;

/** What there is to do, and what the latest rounds of erasing have done. */
export async function overview(parts: PrivacyParts, call: Call): Promise<Answer> {
  const { account, language } = call;
  const words = privacyWords(language);
  const manages = may(account, 'manage');
  return {
    title: words.title,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <ul class="ways">{ways.filter(({ right }) => may(account, right)).map(({ path, name }) => <li key={path}><a href={`/admin/personuppgifter/${path}`}>{words.ways[name]}</a></li>)}</ul>
        {manages && await rounds(parts, call, words)}
      </>
    ),
  };
}

async function rounds({ retention, actors, undecided: without }: PrivacyParts, call: Call, words: PrivacyWords) {
  const [reports, waiting] = await Promise.all([retention.reports(10), without()]);
  const undecided = waiting.map((actor) => actors().find(({ id }) => id === actor)?.name ?? actor);
  return (
    <section aria-labelledby="raderingarna">
      <h2 id="raderingarna">{words.roundsTitle}</h2>
      <p>{words.roundsLead}</p>
      {undecided.length > 0 && <p class="warn">{words.undecided(undecided.join(', '))}</p>}
      <Form of={call} to="/admin/personuppgifter/radera-nu"><button class="second">{words.eraseNow}</button></Form>
      {reports.length === 0 ? <p class="soft">{words.noRounds}</p> : <Rounds reports={reports} words={words} language={call.language} />}
    </section>
  );
}

function Rounds({ reports, words, language }: { reports: readonly Report[]; words: PrivacyWords; language: Language }) {
  const { round } = words;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.roundsTitle}>
      <table>
        <thead><tr>{[round.when, round.by, round.conversations, round.handovers, round.other, round.kept].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {reports.map(({ id, endedAt, by, counts }) => (
            <tr key={id}>
              <td>{whenText(endedAt, language)}</td>
              <td>{by === '' ? round.itself : by}</td>
              <td>{perRegion(counts.conversations)}</td>
              <td>{perRegion(counts.handovers)}</td>
              <td>{listed([[counts.practice, round.practice], [counts.asked, round.asked], [counts.requests, round.requests], [counts.audit, round.audit], [counts.sessions, round.sessions], [counts.accounts, round.accounts]])}</td>
              <td>{listed([[counts.held, round.held], [counts.undecided, round.undecided]])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function perRegion(counts: Readonly<Record<string, number>>): string {
  const regions = Object.entries(counts).sort(([one], [other]) => one.localeCompare(other, 'sv'));
  return regions.length === 0 ? '0' : `${sumOf(counts)} (${regions.map(([region, count]) => `${region} ${count}`).join(', ')})`;
}

function listed(counts: readonly (readonly [number, string])[]): string {
  return counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ') || '–';
}

/** Erases what is due at once. */
export async function eraseAtOnce({ eraseNow }: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const report = await eraseNow(call.account.name);
  if (!report) throw new Refusal(409, words.busy);
  await call.audit('retention.erased', { to: report.id, more: String(sumOf(report.counts.conversations)) });
  return { to: '/admin/personuppgifter', told: words.erased(sumOf(report.counts.conversations)) };
}

/** What an admin has to see to: a notice that all doors lack, and decisions to erase that are not noted. */
export async function waitingIn({ retention, undecided: without }: PrivacyParts, account: Account): Promise<Waiting[]> {
  if (!may(account, 'manage')) return [];
  const [versions, { length: undecided }] = await Promise.all([retention.notices(), without()]);
  return [
    ...(versions.some(({ publishedAt }) => publishedAt !== undefined) ? [] : [{ text: { sv: privacyWords('sv').waiting.notice, en: privacyWords('en').waiting.notice }, to: '/admin/personuppgifter/dorrar/alla' }]),
    ...(undecided === 0 ? [] : [{ text: { sv: privacyWords('sv').waiting.decisions(undecided), en: privacyWords('en').waiting.decisions(undecided) }, to: '/admin/personuppgifter/tider' }]),
  ];
}
