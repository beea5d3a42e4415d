import { useEffect, useRef, useState } from 'preact/hooks';
import type { Parts } from './parts.ts';
import type { Message, Option } from './shapes.ts';
import type { Say } from './strings.ts';
import { optionNamed, suggest } from './suggest.ts';

/** More options than this are typed, with suggestions, instead of shown as buttons. */
const mostButtons = 10;
/** More suggestions than this are not read through: one types another letter. */
const mostSuggestions = 5;

type QuestionProps = Parts & { message: Message; onPressed: () => void };

/** The answers to choose from, for as long as the question waits. Free text is always open beside them. */
export function Options({ message, say, language, session, onPressed }: QuestionProps) {
  const { slot = '', options = [] } = message.question ?? {};
  if (options.length === 0) return null;
  const choose = ({ id, label }: Option) => { session?.choose(slot, id, label); onPressed(); };
  const tell = (text: string) => { session?.say(text); onPressed(); };
  const typed = options.length > mostButtons;
  return (
    <fieldset class="options">
      <legend>{say('choose')}</legend>
      {typed && <TypeAhead id={`pick-${message.id}`} say={say} options={options.filter(({ id }) => id !== 'unknown')} onChoose={choose} onOther={tell} />}
      <div class="row">
        {options.map((option) => (!typed || option.id === 'unknown') && <button key={option.id} type="button" lang={message.language} onClick={() => { choose(option); }}>{option.label}</button>)}
        {!['onward', 'addition', 'helped', 'ordered'].includes(slot) && <button type="button" class="quiet" lang={language} onClick={() => { tell(say('showNow')); }}>{say('showNow')}</button>}
      </div>
    </fieldset>
  );
}

type TypeAheadProps = { id: string; say: Say; options: readonly Option[]; onChoose: (option: Option) => void; onOther: (text: string) => void; /** It was asked for by a press: the keyboard goes along. */ focus?: boolean };

/**
 * A field that suggests municipalities, and those of villages, as one types. What goes by no such name is said in the
 * company's own words. The suggestions are buttons, which every browser and reader knows; how many there are is read out.
 */
export function TypeAhead({ id, say, options, onChoose, onOther, focus = false }: TypeAheadProps) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const found = suggest(options, text).slice(0, mostSuggestions);
  useEffect(() => { if (focus) box.current?.querySelector('input')?.focus(); }, []);
  // On a low screen the suggestions would come up behind the box to write in.
  useEffect(() => { if (text !== '') box.current?.scrollIntoView({ block: 'nearest' }); }, [text]);
  const send = () => {
    const named = optionNamed(options, text);
    if (named) onChoose(named);
    else if (text.trim() !== '') onOther(text.trim());
    else setMissing(true);
  };
  return (
    <form class="type-ahead" ref={box} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label for={id}>{say('municipality')}</label>
      <div class="row">
        <input
          id={id} value={text} autocomplete="off" aria-describedby={`${id}-hint`} aria-invalid={missing}
          onInput={({ currentTarget }) => { setText(currentTarget.value); setMissing(false); }}
        />
        <button type="submit">{say('pick')}</button>
      </div>
      <p id={`${id}-hint`} role="status" class={missing ? 'wrong' : 'hint'}>{missing ? say('placeMissing') : text.trim() === '' ? say('placeHint') : found.length > 0 ? say('placesFound', { count: String(found.length) }) : say('placeNotFound')}</p>
      <ul class="row" aria-live="off">
        {found.map(({ name, key, option }) => <li key={key}><button type="button" onClick={() => { onChoose(option); }}>{name === option.label ? name : `${name} → ${option.label}`}</button></li>)}
      </ul>
    </form>
  );
}
