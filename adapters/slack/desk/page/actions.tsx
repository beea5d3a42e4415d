import { useContext, useId, useRef, useState } from 'preact/hooks';
import type { Accessory, ActionElement } from '../block-kit/elements.ts';
import type { Option } from '../block-kit/pieces.ts';
import { Around } from './around.ts';
import { Confirm, type Question } from './confirm.tsx';

type Element = ActionElement | Accessory;
type Of<T extends Element['type']> = Extract<Element, { type: T }>;
/** Sends an action, after its question has been answered. */
type Go = (chosen?: string) => void;

/** One thing that can be pressed or chosen in a message, a dialog or a home page. */
export function Action({ element, block }: { element: Element; block: string }) {
  const { press } = useContext(Around);
  const [asked, setAsked] = useState<{ question: Question; chosen: string | undefined }>();
  const [busy, setBusy] = useState(false);

  const send = (chosen: string | undefined) => {
    if (busy || !('action_id' in element) || element.action_id === undefined) return;
    setBusy(true);
    void press({ action: element.action_id, block, ...(chosen === undefined ? {} : { chosen }) }).finally(() => setBusy(false));
  };
  const go: Go = (chosen) => {
    const question = 'confirm' in element ? element.confirm : undefined;
    if (question) setAsked({ question, chosen });
    else send(chosen);
  };
  const answer = (yes: boolean) => {
    setAsked(undefined);
    if (yes) send(asked?.chosen);
  };
  return (
    <span class="action" aria-busy={busy}>
      <Control element={element} go={go} />
      {asked && <Confirm question={asked.question} onYes={() => answer(true)} onNo={() => answer(false)} />}
    </span>
  );
}

function Control({ element, go }: { element: Element; go: Go }) {
  switch (element.type) {
    case 'button':
      return <Button element={element} go={go} />;
    case 'static_select':
      return <Menu element={element} go={go} />;
    case 'overflow':
      return <Overflow element={element} go={go} />;
    case 'radio_buttons':
      return <Choice options={element.options} initial={element.initial_option?.value} label="Alternativ" go={go} />;
    case 'users_select':
      return <People element={element} go={go} />;
    case 'datepicker':
      return <Day element={element} go={go} />;
    case 'image':
      return <span class="picture">{element.alt_text}</span>;
    default:
      return <span class="unseen">(går inte att använda här)</span>;
  }
}

function Button({ element, go }: { element: Of<'button'>; go: Go }) {
  const label = element.accessibility_label;
  const shown = { class: `button ${element.style ?? ''}`.trim(), onClick: () => go(), ...(label ? { 'aria-label': label } : {}) };
  // A button with an address is a link that also tells the app.
  if (element.url && /^https?:/i.test(element.url)) {
    return (
      <a href={element.url} target="_blank" rel="noopener noreferrer" {...shown}>
        {element.text.text}
      </a>
    );
  }
  return (
    <button type="button" {...shown}>
      {element.text.text}
    </button>
  );
}

function Menu({ element, go }: { element: Of<'static_select'>; go: Go }) {
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
  return <Choice options={options} groups={element.option_groups} initial={element.initial_option?.value} label={element.placeholder?.text ?? 'Välj'} go={go} />;
}

function People({ element, go }: { element: Of<'users_select'>; go: Go }) {
  const { people } = useContext(Around);
  const options: Option[] = people.map((each) => ({ text: { type: 'plain_text', text: each.name }, value: each.id }));
  return <Choice options={options} initial={element.initial_user} label={element.placeholder?.text ?? 'Välj person'} go={go} />;
}

type Groups = readonly { label: { text: string }; options: readonly Option[] }[] | undefined;

/** A menu that is sent when its button is pressed, so that one can look through it with the arrow keys. */
function Choice({ options, groups, initial = '', label, go }: { options: readonly Option[]; groups?: Groups; initial?: string | undefined; label: string; go: Go }) {
  const [chosen, choose] = useState(initial);
  return (
    <span class="choice">
      <select aria-label={label} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{label}</option>
        {groups ? groups.map((group) => <optgroup key={group.label.text} label={group.label.text}>{group.options.map(optionOf)}</optgroup>) : options.map(optionOf)}
      </select>
      {chosen !== '' && chosen !== initial && (
        <button type="button" class="primary" onClick={() => go(chosen)}>
          Välj
        </button>
      )}
    </span>
  );
}

/** One choice of a menu. */
export function optionOf(option: Option) {
  return (
    <option key={option.value} value={option.value}>
      {option.text.text}
    </option>
  );
}

function Day({ element, go }: { element: Of<'datepicker'>; go: Go }) {
  const [date, setDate] = useState(element.initial_date ?? '');
  return (
    <span class="choice">
      <input type="date" aria-label={element.placeholder?.text ?? 'Datum'} value={date} onInput={(event) => setDate(event.currentTarget.value)} />
      {date !== '' && date !== element.initial_date && (
        <button type="button" class="primary" onClick={() => go(date)}>
          Välj
        </button>
      )}
    </span>
  );
}

function Overflow({ element, go }: { element: Of<'overflow'>; go: Go }) {
  const [open, setOpen] = useState(false);
  const list = useId();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span
      class="overflow"
      onKeyDown={(event) => event.key === 'Escape' && open && (event.preventDefault(), close())}
      onFocusOut={(event) => event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <button ref={button} type="button" aria-label="Fler val" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">⋯</span>
      </button>
      <ul id={list} hidden={!open}>
        {element.options.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              onClick={() => {
                close();
                go(option.value);
              }}
            >
              {option.text.text}
            </button>
          </li>
        ))}
      </ul>
    </span>
  );
}
