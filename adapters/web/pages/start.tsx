import type { ComponentChildren } from 'preact';
import type { Directory } from '../../adapter.ts';
import type { Language } from '../../../src/events.ts';
import type { Assets } from './assets.ts';
import { groupDoors } from './doors.ts';
import { Head, Layout } from './layout.tsx';
import { words } from './words.ts';

export type PageProps = { language: Language; assets: Assets };
type DoorsProps = PageProps & { directory: Directory };

/** The first page: what this is, in two lines, and the doors. */
export function Start({ language, assets, directory, desk, practice, who }: DoorsProps & { desk: boolean; practice: boolean; /** The ways to who does what. */ who: ComponentChildren }) {
  const say = words[language];
  return (
    <Layout language={language} title={say.name} description={say.lead} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={say.name} language={language} path="/" />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">{say.lead}</p>
        <p>{say.automatic}</p>
        {practice && <p><strong>{say.practice}</strong></p>}
        <h2>{say.doors}</h2>
        <DoorList directory={directory} language={language} />
        {who}
      </main>
      <Foot language={language} desk={desk} />
    </Layout>
  );
}

/** The answer to a door that is not there: kindly, and with those that are. */
export function UnknownDoor({ language, assets, directory }: DoorsProps) {
  const say = words[language];
  return (
    <Layout language={language} title={`${say.notFound} · ${say.name}`} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={say.notFound} language={language} path="" />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">{say.notFoundLead}</p>
        <h2>{say.doors}</h2>
        <DoorList directory={directory} language={language} />
      </main>
      <Foot language={language} desk={false} />
    </Layout>
  );
}

function DoorList({ directory, language }: { directory: Directory; language: Language }) {
  return (
    <>
      {groupDoors(directory, language).map(({ id, name, doors }) => (
        <section key={id} class="region" id={id} aria-labelledby={`region-${id}`}>
          <h3 id={`region-${id}`}>{name}</h3>
          <ul class="region-doors">
            {doors.map((door) => <li key={door.id}><a href={`/chatt/${encodeURIComponent(door.id)}${language === 'en' ? '?lang=en' : ''}`} lang="sv">{door.name}</a></li>)}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The foot of a page of text: the way home, the privacy notice, and what those who run it need. */
export function Foot({ language, desk, home = false }: { language: Language; desk: boolean; home?: boolean }) {
  const say = words[language];
  return (
    <footer>
      <p class="row">
        {home && <a href={`/?lang=${language}`}>{say.start}</a>}
        <a href={`/vem-gor-vad?lang=${language}`}>{say.whoDoesWhat}</a>
        <a href={`/integritet?lang=${language}`}>{say.privacy}</a>
        <a href={`/dorr?lang=${language}`}>{say.editor}</a>
        <a href="/slack-guide">{say.slack}</a>
        {desk && <a href="/desk">{say.desk}</a>}
        {desk && <a href="/desk/mail">{say.mailbox}</a>}
      </p>
    </footer>
  );
}
