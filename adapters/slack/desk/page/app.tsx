import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { Outcome } from '../people/outcome.ts';
import type { Scene } from '../site/scene.ts';
import { Around, explain, type Here } from './around.ts';
import { Blocks } from './blocks.tsx';
import { hashFor, useRemembered, useScene, useWhere, type Client } from './client.ts';
import { Channels } from './channels.tsx';
import { Composer } from './composer.tsx';
import { Dialog } from './dialog.tsx';
import { Lines } from './lines.tsx';
import { Tester } from './tester.tsx';
import { Who } from './who.tsx';

/** The desk's page. */
export function App({ client, pointed }: { client: Client; pointed: { channel: string; ts: string } }) {
  const where = useWhere();
  const [team, setTeam] = useRemembered('desk.team', '');
  const [users, setUsers] = useRemembered<Record<string, string>>('desk.users', {});
  const user = users[team] ?? '';
  const setUser = useCallback((id: string) => setUsers({ ...users, [team]: id }), [users, setUsers, team]);
  const [read, setRead] = useRemembered<Record<string, string>>('desk.read', {});
  const [trouble, setTrouble] = useState('');
  const channelAsked = where.home ? '' : where.channel || pointed.channel;
  const { scene, lost } = useScene(client, { team, user, channel: channelAsked, thread: where.thread });

  const act = useCallback(
    async (path: string, body: Record<string, unknown>): Promise<Outcome> => {
      const outcome = await client.act(path, team, path === 'tester' ? body : { user, ...body });
      setTrouble(explain(outcome));
      return outcome;
    },
    [client, team, user],
  );
  const pressAt = useCallback((here: Here) => (what: object) => act('press', { ...here, ...what }), [act]);
  const around = useMemo(() => ({ names: namesIn(scene), people: scene?.people ?? [], shortcuts: scene?.shortcuts ?? [], choose: (what: object) => act('choose', { ...what }), press: () => Promise.resolve<Outcome>({ ok: true }) }), [scene, act]);

  usePerson(scene, user, setUser);
  useFirstChannel(scene, where.home || channelAsked !== '');
  useRead(scene, user, read, setRead);
  useEffect(() => {
    if (where.home && user !== '') void act('home', {});
  }, [where.home, user, act]);
  useEffect(() => setTrouble(''), [where, user]);

  if (!scene) return <p class="waiting" role="status">{lost ? 'Det går inte att nå övningsdisken. Ladda om sidan om en stund.' : 'Hämtar …'}</p>;
  const arrive = async (name: string) => {
    const person = await client.arrive(team, name);
    if (person) setUser(person.id);
  };
  const enter = (id: string) => {
    setTeam(id);
    location.replace('#');
  };
  const hush = (ts: string) => void act('hush', { ts });
  const say = async (text: string, thread = '') => {
    const command = thread === '' && text.startsWith('/');
    const outcome = await act(command ? 'command' : 'write', { channel: scene.channel?.id ?? '', text, ...(thread === '' ? {} : { thread }) });
    return outcome.ok;
  };
  return (
    <Around.Provider value={around}>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}>Till innehållet</a>
      <header class="top">
        <h1>Övningsdisk</h1>
        <p class="banner">Övningsdisk: ingenting härifrån når Slack.</p>
        <a href={client.mail}>Mejl</a>
        <Who people={scene.people} user={user} choose={setUser} arrive={arrive} />
      </header>
      <div class="desk">
        <div class="side">
          <Channels scene={scene} here={where.home ? 'home' : (scene.channel?.id ?? '')} read={read} user={user} team={team} enter={enter} attempt={client.attempt} />
          <Tester scene={scene} team={scene.tester?.teams.find((each) => each.name === scene.team)?.id ?? ''} install={client.install} act={(doing) => act('tester', doing)} />
        </div>
        <main id="main" tabIndex={-1} class={scene.thread ? 'with-thread' : ''}>
          <div class="column">
            {where.home ? <Home scene={scene} pressAt={pressAt} /> : <Channel scene={scene} pointed={pointed.ts} pressAt={pressAt} hush={hush} say={(text) => say(text)} />}
          </div>
          {scene.thread && <Thread key={scene.thread.ts} scene={scene} pressAt={pressAt} hush={hush} say={(text) => say(text, scene.thread?.ts)} />}
          <p class="trouble" role="status">{lost ? 'Kontakten med övningsdisken är bruten. Sidan försöker igen.' : trouble}</p>
        </main>
      </div>
      {scene.dialog && <Dialog key={scene.dialog.id} view={scene.dialog} pressAt={pressAt} submit={(filled) => act('submit', { view: scene.dialog?.id, filled })} dismiss={() => void act('dismiss', { view: scene.dialog?.id })} />}
    </Around.Provider>
  );
}

type PressAt = (here: Here) => (what: object) => Promise<Outcome>;
type Shown = { scene: Scene; pressAt: PressAt; hush: (ts: string) => void; say: (text: string) => Promise<boolean> };

function Channel({ scene, pointed, pressAt, hush, say }: Shown & { pointed: string }) {
  const { channel } = scene;
  if (!channel) return <p class="empty">{scene.channels.length === 0 ? 'Här är tomt än. En kanal dyker upp så snart det första meddelandet kommer.' : 'Välj en kanal.'}</p>;
  return (
    <>
      <div class="heading">
        <h2># {channel.name}</h2>
        {channel.archived && <span class="badge">arkiverad</span>}
      </div>
      {channel.messages.length === 0 && <p class="empty">Inget har skrivits här än.</p>}
      <Lines key={channel.id} label={`Meddelanden i ${channel.name}`} channel={channel.id} lines={channel.messages} bot={scene.bot.id} inThread={false} {...(pointed ? { pointed } : {})} pressAt={pressAt} hush={hush} />
      <Composer key={`${channel.id} box`} label={`Skriv i ${channel.name}`} hint={`Du kan också skriva ett kommando: ${scene.commands.join(', ')}`} disabled={channel.archived} send={say} />
    </>
  );
}

/** A thread beside its channel. Where there is no room for both it takes the channel's place. */
function Thread({ scene: { channel, thread, bot }, pressAt, hush, say }: Shown) {
  const ts = thread?.ts ?? '';
  useEffect(() => () => document.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"] .replies`)?.focus(), [ts]);
  if (!channel || !thread) return null;
  return (
    <section class="column thread" aria-label="Tråd">
      <div class="heading">
        <h2>Tråd</h2>
        <a class="button" href={hashFor(channel.id)}>
          Stäng<span class="hidden"> tråden</span>
        </a>
      </div>
      <Lines label="Meddelanden i tråden" channel={channel.id} lines={thread.messages} bot={bot.id} inThread={true} pressAt={pressAt} hush={hush} />
      <Composer label="Skriv i tråden" disabled={channel.archived} focused send={say} />
    </section>
  );
}

function Home({ scene, pressAt }: { scene: Scene; pressAt: PressAt }) {
  const view = scene.home?.id;
  const outer = useContext(Around);
  const around = useMemo(() => ({ ...outer, press: pressAt({ at: { view: view ?? '' } }) }), [outer, pressAt, view]);
  return (
    <>
      <div class="heading">
        <h2>{scene.bot.name}</h2>
      </div>
      <div class="home">
        <Around.Provider value={around}>{scene.home ? <Blocks blocks={scene.home.blocks} /> : <p class="empty">Här är tomt än.</p>}</Around.Provider>
      </div>
    </>
  );
}

function namesIn(scene: Scene | undefined): (id: string) => string | undefined {
  const names = new Map([...(scene?.people ?? []), ...(scene?.channels ?? []), ...(scene ? [scene.bot] : [])].map((each) => [each.id, each.name]));
  return (id) => names.get(id);
}

/** Somebody must sit at the desk: the first of them, until one has chosen. */
function usePerson(scene: Scene | undefined, user: string, setUser: (id: string) => void): void {
  useEffect(() => {
    if (scene?.you !== user) return;
    const [first] = scene.people;
    if (first && !scene.people.some((each) => each.id === user)) setUser(first.id);
  }, [scene, user, setUser]);
}

/** Shows the first channel until one has chosen. */
function useFirstChannel(scene: Scene | undefined, chosen: boolean): void {
  useEffect(() => {
    const [first] = scene?.channels ?? [];
    if (!chosen && first) location.replace(hashFor(first.id));
  }, [scene, chosen]);
}

/** What is on the screen is read. */
function useRead(scene: Scene | undefined, user: string, read: Record<string, string>, setRead: (read: Record<string, string>) => void): void {
  useEffect(() => {
    const shown = scene?.channels.find((each) => each.id === scene.channel?.id);
    if (!shown || document.hidden) return;
    const key = `${user} ${shown.id}`;
    if ((read[key] ?? '') < shown.latest) setRead({ ...read, [key]: shown.latest });
  }, [scene, user, read, setRead]);
}
