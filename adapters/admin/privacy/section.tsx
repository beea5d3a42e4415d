import type { Section } from '../route.ts';
import { companyPage, conversationPage, conversationScope, eraseConversation, exportConversation, findCompany } from './company.tsx';
import { privacyDeeds } from './deeds.ts';
import { documentPage } from './documents-page.tsx';
import { doorPage, doorScope, doorsPage, draftNotice, publishNotice, versionPage } from './doors.tsx';
import { hold, holdScope, holdsPage, lift } from './holds.tsx';
import { eraseAtOnce, overview, waitingIn } from './overview.tsx';
import { scopeOf } from './parts.ts';
import type { PrivacyParts } from './parts.ts';
import { actorPage, periodsPage, setActorRule, setPeriods } from './periods.tsx';
import { recordFile, recordPage, recordsPage } from './records.tsx';
import { registerPage } from './register.tsx';
import { sv } from './words.sv.ts';

const home = '/personuppgifter';

/** The pages about personal data: how long it is kept, what companies are told, what must stay, handing out and erasing, and the documents that the law wants. */
export function privacySection(parts: PrivacyParts): Section {
  const ofActor = ({ actor = '' }: Readonly<Record<string, string>>) => Promise.resolve(scopeOf(parts.actors(), actor));
  const ofHandover = ({ handover = '' }: Readonly<Record<string, string>>) => parts.scopeOfHandover(handover);
  const [ofDoor, ofHold, ofConversation] = [doorScope(parts), holdScope(parts), conversationScope(parts)];
  return {
    id: 'personuppgifter', name: { sv: 'Personuppgifter', en: 'Personal data' }, right: 'edit', path: home,
    routes: [
      { method: 'get', path: home, right: 'edit', run: (call) => overview(parts, call) },
      { method: 'post', path: `${home}/radera-nu`, right: 'manage', run: (call) => eraseAtOnce(parts, call) },
      { method: 'get', path: `${home}/tider`, right: 'manage', run: (call) => periodsPage(parts, call) },
      { method: 'post', path: `${home}/tider`, right: 'manage', run: (call) => setPeriods(parts, call) },
      { method: 'get', path: `${home}/tider/:actor`, right: 'manage', of: ofActor, run: (call) => actorPage(parts, call) },
      { method: 'post', path: `${home}/tider/:actor`, right: 'manage', of: ofActor, run: (call) => setActorRule(parts, call) },
      { method: 'get', path: `${home}/dorrar`, right: 'edit', run: (call) => doorsPage(parts, call) },
      { method: 'get', path: `${home}/dorrar/:door`, right: 'edit', of: ofDoor, run: (call) => doorPage(parts, call) },
      { method: 'post', path: `${home}/dorrar/:door`, right: 'manage', of: ofDoor, run: (call) => draftNotice(parts, call) },
      { method: 'post', path: `${home}/dorrar/:door/publicera`, right: 'manage', of: ofDoor, run: (call) => publishNotice(parts, call) },
      { method: 'get', path: `${home}/dorrar/:door/version/:version`, right: 'edit', of: ofDoor, run: (call) => versionPage(parts, call) },
      { method: 'get', path: `${home}/sparrar`, right: 'manage', run: (call) => holdsPage(parts, call) },
      { method: 'post', path: `${home}/sparrar`, right: 'manage', run: (call) => hold(parts, call) },
      { method: 'post', path: `${home}/sparrar/:hold/hav`, right: 'manage', of: ofHold, run: (call) => lift(parts, call) },
      { method: 'get', path: `${home}/foretag`, right: 'manage', run: (call) => Promise.resolve(companyPage(call)) },
      { method: 'post', path: `${home}/foretag`, right: 'manage', run: (call) => findCompany(parts, call) },
      { method: 'get', path: `${home}/foretag/:conversation`, right: 'manage', of: ofConversation, run: (call) => conversationPage(parts, call) },
      { method: 'get', path: `${home}/foretag/:conversation/fil`, right: 'manage', of: ofConversation, run: (call) => exportConversation(parts, call) },
      { method: 'post', path: `${home}/foretag/:conversation/radera`, right: 'manage', of: ofConversation, run: (call) => eraseConversation(parts, call) },
      { method: 'get', path: `${home}/handlingar`, right: 'read', run: (call) => recordsPage(parts, call) },
      { method: 'get', path: `${home}/overlamning/:handover`, right: 'read', of: ofHandover, run: (call) => recordPage(parts, call) },
      { method: 'get', path: `${home}/overlamning/:handover/fil`, right: 'read', of: ofHandover, run: (call) => recordFile(parts, call) },
      { method: 'get', path: `${home}/register`, right: 'edit', run: (call) => registerPage(parts, call) },
      { method: 'get', path: `${home}/konsekvensbedomning`, right: 'edit', run: (call) => Promise.resolve(documentPage(call, 'assessment')) },
      { method: 'get', path: `${home}/incident`, right: 'edit', run: (call) => Promise.resolve(documentPage(call, 'incident')) },
    ],
    deeds: privacyDeeds,
    waiting: (account) => waitingIn(parts, account),
    manual: () => <><p>{sv.manual.first}</p><ul>{sv.manual.points.map((text) => <li key={text}>{text}</li>)}</ul></>,
  };
}
