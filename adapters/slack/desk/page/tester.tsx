import { useId, useState } from 'preact/hooks';
import type { Scene, TesterScene } from '../site/scene.ts';

/** What whoever tests does, as the desk takes it. */
export type Do = (doing: Record<string, unknown>) => Promise<unknown>;

const kinds: readonly [kind: string, name: string][] = [
  ['error', 'svarar med en felkod'],
  ['rate', 'säger: för fort, kom om 5 sekunder (429)'],
  ['status', 'svarar 503'],
  ['hang', 'gör det, men svarar aldrig'],
  ['lose', 'gör det, men förbindelsen bryts'],
  ['drop', 'gör det inte, och förbindelsen bryts'],
  ['slow', 'svarar efter 5 sekunder'],
];

/** A panel for whoever tests: workspaces, channels and faults, to see what becomes of it. Closed until it is asked for. */
export function Tester({ scene, team, install, act }: { scene: Scene; team: string; install: string; act: Do }) {
  const { tester } = scene;
  if (!tester) return null;
  return (
    <details class="tester">
      <summary>För den som provar</summary>
      <Teams tester={tester} team={team} install={install} act={act} />
      <ChannelActs scene={scene} team={team} act={act} />
      <Faults tester={tester} act={act} />
      <h3>Samma sak igen</h3>
      <p class="hint">Slack skickar ibland samma sak två gånger.</p>
      <p class="row wrap">
        <button type="button" onClick={() => void act({ do: 'repeat', kind: 'press' })}>Senaste tryckningen</button>
        <button type="button" onClick={() => void act({ do: 'repeat', kind: 'event' })}>Senaste händelsen</button>
      </p>
    </details>
  );
}

function Teams({ tester, team, install, act }: { tester: TesterScene; team: string; install: string; act: Do }) {
  const id = useId();
  const [name, setName] = useState('');
  const here = tester.teams.find((each) => each.id === team);
  return (
    <>
      <h3>Arbetsytor</h3>
      {here && (
        <p class="row wrap">
          {here.connected ? (
            <>
              <button type="button" onClick={() => void act({ do: 'revoke', team })}>Återkalla appens nyckel</button>
              <button type="button" onClick={() => void act({ do: 'uninstall', team })}>Ta bort appen</button>
            </>
          ) : (
            <button type="button" onClick={() => void act({ do: 'restore', team })}>Låt nyckeln gälla igen</button>
          )}
        </p>
      )}
      {tester.canInstall && (
        <p>
          <a href={install}>Installera appen i en arbetsyta</a>
        </p>
      )}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void act({ do: 'team', name: name.trim() }).then(() => setName(''));
        }}
      >
        <label for={id}>Ny arbetsyta</label>
        <span class="row">
          <input id={id} maxLength={80} placeholder="Almi Mellansverige" value={name} onInput={(event) => setName(event.currentTarget.value)} />
          <button type="submit">Lägg till</button>
        </span>
      </form>
    </>
  );
}

function ChannelActs({ scene, team, act }: { scene: Scene; team: string; act: Do }) {
  const shown = scene.channels.find((each) => each.id === scene.channel?.id);
  if (!shown) return null;
  const set = (what: object) => void act({ do: 'channel', team, channel: shown.id, ...what });
  return (
    <>
      <h3># {shown.name}</h3>
      <p class="row wrap">
        <button type="button" onClick={() => set({ archived: !shown.archived })}>{shown.archived ? 'Öppna igen' : 'Arkivera'}</button>
        <button type="button" onClick={() => set({ private: !shown.private })}>{shown.private ? 'Gör öppen för alla' : 'Gör privat'}</button>
        <button type="button" onClick={() => set({ member: shown.member === false })}>{shown.member === false ? 'Bjud in appen' : 'Ta ut appen'}</button>
        <button type="button" class="danger" onClick={() => void act({ do: 'removeChannel', team, channel: shown.id })}>Ta bort</button>
      </p>
    </>
  );
}

function Faults({ tester, act }: { tester: TesterScene; act: Do }) {
  const ids = { method: useId(), kind: useId(), code: useId(), always: useId() };
  const [method, setMethod] = useState('chat.postMessage');
  const [kind, setKind] = useState('error');
  const [code, setCode] = useState('is_archived');
  const [always, setAlways] = useState(false);
  return (
    <>
      <h3>Fel i Slack</h3>
      {tester.faults.length > 0 && (
        <ul class="faults">
          {tester.faults.map((each, i) => (
            <li key={i}>
              {each.method === '*' ? 'allt' : each.method}: {each.kind}
              {each.left === null ? ', tills det stängs av' : each.left > 1 ? `, ${each.left} gånger` : ''}
            </li>
          ))}
        </ul>
      )}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ do: 'fault', method, kind, always, ...(kind === 'error' ? { code } : {}) });
        }}
      >
        <label for={ids.method}>När appen anropar</label>
        <select id={ids.method} value={method} onChange={(event) => setMethod(event.currentTarget.value)}>
          <option value="*">vad som helst</option>
          {tester.methods.map((each) => (
            <option key={each} value={each}>{each}</option>
          ))}
        </select>
        <label for={ids.kind}>händer det att Slack</label>
        <select id={ids.kind} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {kinds.map(([value, name]) => (
            <option key={value} value={value}>{name}</option>
          ))}
        </select>
        {kind === 'error' && (
          <>
            <label for={ids.code}>Felkod</label>
            <input id={ids.code} pattern="[a-z0-9_]+" required maxLength={60} value={code} onInput={(event) => setCode(event.currentTarget.value)} />
          </>
        )}
        <label class="tick" for={ids.always}>
          <input id={ids.always} type="checkbox" checked={always} onChange={(event) => setAlways(event.currentTarget.checked)} />
          varje gång, tills det stängs av
        </label>
        <span class="row">
          <button type="submit">Slå på felet</button>
          <button type="button" disabled={tester.faults.length === 0} onClick={() => void act({ do: 'heal' })}>Stäng av alla</button>
        </span>
      </form>
    </>
  );
}
