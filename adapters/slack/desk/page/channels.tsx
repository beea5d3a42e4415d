import { useEffect, useState } from 'preact/hooks';
import type { Scene } from '../site/scene.ts';
import { hashFor } from './client.ts';

/** The channels, those with something unread marked, and the app's home page. */
export function Channels({ scene, here, read, user, team = '', enter, attempt }: { scene: Scene; here: string; read: Readonly<Record<string, string>>; user: string; team?: string; enter?: (team: string) => void; attempt?: Attempt }) {
  const isUnread = (channel: { id: string; latest: string }) => channel.id !== here && channel.latest > (read[`${user} ${channel.id}`] ?? '');
  const unread = scene.channels.filter(isUnread).length;
  useEffect(() => {
    document.title = unread === 0 ? 'Övningsdisk' : `(${unread}) Övningsdisk`;
  }, [unread]);
  return (
    <nav aria-label="Kanaler">
      <Team scene={scene} team={team} enter={enter} />
      <ul>
        <li>
          <a href="#hem" aria-current={here === 'home' ? 'page' : undefined}>
            <span class="mark" aria-hidden="true">⌂</span> {scene.bot.name}
          </a>
        </li>
        {scene.channels.map((each) => (
          <li key={each.id}>
            <a href={hashFor(each.id)} aria-current={here === each.id ? 'page' : undefined} class={isUnread(each) ? 'unread' : ''}>
              <span class="mark" aria-hidden="true">{each.private ? '🔒' : '#'}</span> {each.name}
              {isUnread(each) && <span class="hidden"> (oläst)</span>}
            </a>
          </li>
        ))}
      </ul>
      {attempt && <Tries tries={scene.tries ?? []} attempt={attempt} />}
    </nav>
  );
}

type Attempt = (what: string) => Promise<string | undefined>;

/** What does not wait for its time here, but can be tried by a button. */
function Tries({ tries, attempt }: { tries: NonNullable<Scene['tries']>; attempt: Attempt }) {
  const [said, say] = useState('');
  if (tries.length === 0) return null;
  return (
    <div class="tries">
      {tries.map(({ id, label }) => (
        <button key={id} type="button" onClick={() => void attempt(id).then((answer) => say(answer ?? 'Det gick inte just nu. Försök igen om en stund.'))}>{label}</button>
      ))}
      <p role="status">{said}</p>
    </div>
  );
}

/** The workspace one is in. Where there are several, one can go to another. */
function Team({ scene: { team: name, tester }, team, enter }: { scene: Scene; team: string; enter: ((team: string) => void) | undefined }) {
  const teams = tester?.teams ?? [];
  if (teams.length < 2 || !enter) return <p class="team">{name}</p>;
  return (
    <p class="team">
      <select aria-label="Arbetsyta" value={team || teams[0]?.id} onChange={(event) => enter(event.currentTarget.value)}>
        {teams.map((each) => (
          <option key={each.id} value={each.id}>{each.connected ? each.name : `${each.name} (appen är inte med)`}</option>
        ))}
      </select>
    </p>
  );
}
