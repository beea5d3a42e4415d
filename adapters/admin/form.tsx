import type { ComponentChildren } from 'preact';
import type { Visit } from './route.ts';

/** A form that is sent to one of our routes, with what says that it is ours. `file` where it carries a file. */
export function Form({ of, to, file = false, class: style, children, ...others }: { of: Pick<Visit, 'csrf'>; to: string; file?: boolean; class?: string; id?: string; children: ComponentChildren }) {
  return (
    <form method="post" action={to} class={style} {...(file ? { encType: 'multipart/form-data' as const } : {})} {...others}>
      <input type="hidden" name="csrf" value={of.csrf} />
      {children}
    </form>
  );
}

/** A labelled field, with what is wrong with it, if anything, told under it. */
export function Field({ name, id = name, label, value = '', type = 'text', hint, fault, required = false, lines, autocomplete, ...others }: {
  name: string; /** Where another field of the page has the name too. */ id?: string; label: string; value?: string; type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'url' | 'search' | 'tel'; hint?: string; fault?: string | undefined; required?: boolean; /** So many lines of text. */ lines?: number; autocomplete?: string; maxLength?: number; class?: string;
}) {
  const about = [hint === undefined ? [] : [`${id}-tips`], fault === undefined ? [] : [`${id}-fel`]].flat();
  const shared = { id, name, required, autocomplete, ...(about.length > 0 ? { 'aria-describedby': about.join(' ') } : {}), ...(fault === undefined ? {} : { 'aria-invalid': 'true' as const }), ...others };
  // The types of the library tell each kind of field apart; to us they are all fields.
  const kind = { type } as { type: 'password' };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && <p class="hint" id={`${id}-tips`}>{hint}</p>}
      {lines === undefined ? <input {...kind} value={value} {...shared} /> : <textarea rows={lines} {...shared}>{value}</textarea>}
      {fault !== undefined && <p class="fault" id={`${id}-fel`}>{fault}</p>}
    </div>
  );
}

/** A labelled choice of one among several. */
export function Choice({ name, label, value = '', options, hint }: { name: string; label: string; value?: string; options: readonly { value: string; label: string }[]; hint?: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && <p class="hint" id={`${name}-tips`}>{hint}</p>}
      <select id={name} name={name} {...(hint === undefined ? {} : { 'aria-describedby': `${name}-tips` })}>
        {options.map((one) => <option key={one.value} value={one.value} selected={one.value === value}>{one.label}</option>)}
      </select>
    </div>
  );
}
