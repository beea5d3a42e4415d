import { useEffect, useState } from 'preact/hooks';
import { focusHere } from './fields.tsx';
import type { Parts } from './parts.ts';
import { TypeAhead } from './question.tsx';
import type { Message, Option } from './shapes.ts';
import type { Key, Say } from './strings.ts';

type UnderstoodProps = Parts & { message: Message; onPressed: () => void };
type Thing = NonNullable<Message['understood']>[number];

/** What a recommendation rests on, each thing with a button to correct it. Read when one comes to it, and not aloud by itself. */
export function Understood({ message: { id, understood = [] }, onPressed, ...parts }: UnderstoodProps) {
  const { say } = parts;
  const [slot, setSlot] = useState('');
  const [back, setBack] = useState('');
  return (
    <section class="understood" aria-live="off" aria-labelledby={id}>
      <p class="hint" id={id}>{say('understood')}</p>
      <ul class="words">
        {understood.map((thing) => {
          const [name, change] = [`${thing.slot}-${id}`, `change-${thing.slot}-${id}`];
          return (
            <li key={thing.slot}>
              <span id={name}>{nameOf(thing, say)}: <b>{thing.label}</b></span>
              {slot === thing.slot
                ? <Correct {...parts} thing={thing} onPressed={onPressed} onCancel={() => { setSlot(''); setBack(thing.slot); }} />
                : <button type="button" class="quiet" id={change} aria-labelledby={`${change} ${name}`} ref={back === thing.slot ? focusHere : null} onClick={() => { setSlot(thing.slot); }}>{say('change')}</button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function nameOf({ slot }: Thing, say: Say): string {
  return say(`of_${slot}` as Key);
}

/** All answers there are, fetched when they are wanted. */
function Correct({ thing, say, session, onPressed, onCancel }: Parts & { thing: Thing; onPressed: () => void; onCancel: () => void }) {
  const { slot, value } = thing;
  const [options, setOptions] = useState<readonly Option[]>();
  const [wrong, setWrong] = useState('');
  const [chosen, setChosen] = useState(value);
  useEffect(() => {
    void session?.options(slot).then((answer) => { if (answer.ok) setOptions(answer.value.options); else setWrong(say('trouble')); });
  }, []);
  const choose = (option: Option | undefined) => {
    if (!option || option.id === value) { onCancel(); return; }
    session?.choose(slot, option.id, option.label);
    onPressed();
  };
  const id = `correct-${slot}`;
  const cancel = <button type="button" onClick={onCancel}>{say('cancel')}</button>;
  if (!options) return <p role="alert" class="wrong row">{wrong}{wrong !== '' && cancel}</p>;
  if (slot === 'municipality') {
    return (
      <div>
        <TypeAhead id={id} say={say} options={options.filter((one) => one.id !== 'unknown')} onChoose={choose} onOther={(text) => { session?.say(text); onPressed(); }} focus />
        <p class="row">{options.filter((one) => one.id === 'unknown').map((one) => <button key={one.id} type="button" onClick={() => { choose(one); }}>{one.label}</button>)} {cancel}</p>
      </div>
    );
  }
  return (
    <form method="dialog" class="row" onSubmit={(event) => { event.preventDefault(); choose(options.find((one) => one.id === chosen)); }}>
      <label for={id} class="unseen">{nameOf(thing, say)}</label>
      <select id={id} ref={focusHere} value={chosen} onChange={({ currentTarget }) => { setChosen(currentTarget.value); }}>
        {options.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}
      </select>
      <button type="submit" class="main">{say('pick')}</button>
      {cancel}
    </form>
  );
}
