import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Person } from '../state.ts';

const somebodyElse = '+';

/** Chooses which promoter one is, or types in a name. */
export function Who({ people, user, choose, arrive }: { people: readonly Person[]; user: string; choose: (id: string) => void; arrive: (name: string) => Promise<void> }) {
  const id = useId();
  const [typing, setTyping] = useState(false);
  const [name, setName] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (typing) box.current?.focus();
  }, [typing]);
  if (typing) {
    return (
      <form
        class="who"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return setTyping(false);
          void arrive(name.trim()).then(() => {
            setName('');
            setTyping(false);
          });
        }}
      >
        <label for={id}>Du är:</label>
        <input id={id} ref={box} maxLength={80} autocomplete="given-name" value={name} onInput={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Escape' && setTyping(false)} />
        <button type="submit">Klart</button>
      </form>
    );
  }
  return (
    <div class="who">
      <label for={id}>Du är:</label>
      <select id={id} value={user} onChange={(event) => (event.currentTarget.value === somebodyElse ? setTyping(true) : choose(event.currentTarget.value))}>
        {people.map((each) => (
          <option key={each.id} value={each.id}>{each.name}</option>
        ))}
        <option value={somebodyElse}>Någon annan …</option>
      </select>
    </div>
  );
}
