import type { Deed, Faults, Field, Filled, Scene } from './deeds.ts';

type Form = { to: string; nonce: string };
type Opened = { deed: string; filled: Filled; faults: Faults };

/** What can be done: what takes one press as buttons, the rest behind lines that open without any script. */
export function Deeds({ deeds, scene, form, open }: { deeds: readonly Deed[]; scene: Scene; form: Form; open?: Opened }) {
  return (
    <>
      {deeds.map((deed) => (
        deed.fields || deed.sure
          ? <Opening key={deed.id} deed={deed} scene={scene} form={form} {...(open?.deed === deed.id ? { open } : {})} />
          : <form key={deed.id} method="post" action={form.to}><Hidden deed={deed} form={form} /><button class={deed.main ? 'main' : ''} type="submit">{deed.label(scene.words)}</button></form>
      ))}
    </>
  );
}

function Hidden({ deed, form }: { deed: Deed; form: Form }) {
  return (
    <>
      <input type="hidden" name="gor" value={deed.id} />
      <input type="hidden" name="engangs" value={form.nonce} />
    </>
  );
}

function Opening({ deed, scene, form, open }: { deed: Deed; scene: Scene; form: Form; open?: Opened }) {
  const label = deed.label(scene.words);
  const sure = deed.sure?.(scene);
  return (
    <details open={open !== undefined}>
      <summary>{label}</summary>
      <form method="post" action={form.to}>
        <Hidden deed={deed} form={form} />
        {sure !== undefined && <p>{sure}</p>}
        {deed.fields?.(scene).map((field) => <FieldOf key={field.name} field={field} id={`${deed.id}-${field.name}`} choose={scene.words.choose} value={open?.filled[field.name] ?? ''} fault={open?.faults[field.name]} />)}
        <button type="submit">{deed.id === 'fraga' ? scene.words.send : label}</button>
      </form>
    </details>
  );
}

function FieldOf({ field, id, choose, value, fault }: { field: Field; id: string; choose: string; value: string; fault: string | undefined }) {
  const described = [...(field.hint === undefined ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : [`${id}-fel`])].join(' ');
  const about = { id, name: field.name, ...(described === '' ? {} : { 'aria-describedby': described }), ...(fault === undefined ? {} : { 'aria-invalid': 'true' as const }) };
  return (
    <>
      <label for={id}>{field.label}</label>
      {field.hint !== undefined && <p class="hint" id={`${id}-hint`}>{field.hint}</p>}
      {fault !== undefined && <p class="bad" id={`${id}-fel`}>{fault}</p>}
      {field.kind === 'text' && <textarea {...about} maxLength={field.longest} required={!field.optional}>{value}</textarea>}
      {field.kind === 'choice' && (
        <select {...about} required>
          <option value="">{choose}</option>
          {field.groups.map(({ label, options }) => {
            const shown = options.map((option) => <option key={option.value} value={option.value} selected={option.value === value}>{option.text}</option>);
            return label === undefined ? shown : <optgroup key={label} label={label}>{shown}</optgroup>;
          })}
        </select>
      )}
    </>
  );
}
