import { useContext, useId } from 'preact/hooks';
import type { InputBlock } from '../block-kit/blocks.ts';
import type { InputElement } from '../block-kit/elements.ts';
import type { Option } from '../block-kit/pieces.ts';
import { optionOf } from './actions.tsx';
import { Around } from './around.ts';

/** What is done with what a person fills in: block id, action id, value. */
export type Fill = (block: string, action: string, value: string | string[] | null) => void;

type Wiring = { id: string; describedBy: string | undefined; invalid: boolean; fill: (value: string | string[] | null) => void };

/** A block to fill in, with its label, its hint and what is wrong with it. */
export function Field({ block, error, fill }: { block: InputBlock; error: string | undefined; fill: Fill }) {
  const id = useId();
  const { element } = block;
  const hint = block.hint ? `${id}-hint` : undefined;
  const fault = error ? `${id}-fault` : undefined;
  const wiring: Wiring = {
    id,
    describedBy: [hint, fault].filter(Boolean).join(' ') || undefined,
    invalid: error !== undefined,
    fill: (value) => fill(block.block_id ?? '', element.action_id ?? '', value),
  };
  const label = (
    <>
      {block.label.text}
      {block.optional && <span class="optional"> (frivilligt)</span>}
    </>
  );
  const rest = (
    <>
      {block.hint && <p id={hint} class="hint">{block.hint.text}</p>}
      {error && <p id={fault} class="fault">{error}</p>}
    </>
  );
  if (element.type === 'radio_buttons' || element.type === 'checkboxes') {
    return (
      <fieldset class="field" aria-describedby={wiring.describedBy}>
        <legend>{label}</legend>
        <Ticks element={element} wiring={wiring} />
        {rest}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control element={element} wiring={wiring} />
      {rest}
    </div>
  );
}

function Control({ element, wiring }: { element: InputElement; wiring: Wiring }) {
  const { people } = useContext(Around);
  const shared = { id: wiring.id, 'aria-describedby': wiring.describedBy, 'aria-invalid': wiring.invalid };
  const onInput = (event: { currentTarget: { value: string } }) => wiring.fill(event.currentTarget.value);
  switch (element.type) {
    case 'plain_text_input':
      if (element.multiline) return <textarea {...shared} rows={4} defaultValue={element.initial_value} placeholder={element.placeholder?.text} onInput={onInput} />;
      return <input {...shared} type="text" defaultValue={element.initial_value} placeholder={element.placeholder?.text} onInput={onInput} />;
    case 'email_text_input':
      return <input {...shared} type="email" defaultValue={element.initial_value} placeholder={element.placeholder?.text} onInput={onInput} />;
    case 'url_text_input':
      return <input {...shared} type="url" defaultValue={element.initial_value} placeholder={element.placeholder?.text} onInput={onInput} />;
    case 'number_input':
      return <input {...shared} type="number" defaultValue={element.initial_value} placeholder={element.placeholder?.text} onInput={onInput} />;
    case 'datepicker':
      return <input {...shared} type="date" defaultValue={element.initial_date} onInput={onInput} />;
    case 'timepicker':
      return <input {...shared} type="time" defaultValue={element.initial_time} onInput={onInput} />;
    case 'static_select':
      return <Menu options={element.options ?? []} groups={element.option_groups} initial={element.initial_option?.value} empty={element.placeholder?.text} wiring={wiring} />;
    case 'users_select':
      return <Menu options={people.map((each): Option => ({ text: { type: 'plain_text', text: each.name }, value: each.id }))} initial={element.initial_user} empty={element.placeholder?.text} wiring={wiring} />;
    default:
      return <span id={wiring.id} class="unseen">(går inte att fylla i här)</span>;
  }
}

type Groups = readonly { label: { text: string }; options: readonly Option[] }[] | undefined;

function Menu({ options, groups, initial = '', empty = 'Välj', wiring }: { options: readonly Option[]; groups?: Groups; initial?: string | undefined; empty?: string | undefined; wiring: Wiring }) {
  return (
    <select id={wiring.id} aria-describedby={wiring.describedBy} aria-invalid={wiring.invalid} defaultValue={initial} onChange={(event) => wiring.fill(event.currentTarget.value)}>
      <option value="">{empty}</option>
      {groups ? groups.map((group) => <optgroup key={group.label.text} label={group.label.text}>{group.options.map(optionOf)}</optgroup>) : options.map(optionOf)}
    </select>
  );
}

function Ticks({ element, wiring }: { element: Extract<InputElement, { type: 'radio_buttons' | 'checkboxes' }>; wiring: Wiring }) {
  const many = element.type === 'checkboxes';
  const initial = many ? (element.initial_options ?? []).map((each) => each.value) : [element.initial_option?.value];
  const read = (event: { currentTarget: HTMLInputElement }) => {
    const boxes = event.currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [];
    const ticked = Array.from(boxes).filter((each) => each.checked).map((each) => each.value);
    wiring.fill(many ? ticked : (ticked[0] ?? null));
  };
  return (
    <>
      {element.options.map((option) => (
        <label key={option.value} class="tick">
          <input type={many ? 'checkbox' : 'radio'} name={wiring.id} value={option.value} defaultChecked={initial.includes(option.value)} aria-invalid={wiring.invalid} onChange={read} />
          <span>
            {option.text.text}
            {option.description && <span class="hint"> {option.description.text}</span>}
          </span>
        </label>
      ))}
    </>
  );
}
